import * as z from 'zod'
import { cleanLine } from '../../../shared/domain/plain-text.ts'
import { fault, read, type Read } from './record-fault.ts'

/** The longest published text has 7,305 characters. */
const maxText = 100_000
const maxName = 200
/** The largest published release has 30 products. */
const maxProducts = 2_000
const maxTargets = 200
const maxCapabilities = 100

/** A short text on one line; outer and doubled blanks go. */
const Name = z
  .string()
  .max(maxName, `is longer than ${maxName} characters`)
  .transform(cleanLine)
  .pipe(z.string().min(1, 'is empty'))

/** A name that becomes part of a PPA's id, where "/" separates. */
const IdPart = Name.refine((name) => !name.includes('/'), 'contains a slash')

const Text = z
  .string()
  .max(maxText, `is longer than ${maxText.toLocaleString('en')} characters`)
  .nullish()

/** Written as a number or, in some exports, as text. */
const VersionPart = z.union([z.number(), z.string().max(20)], { error: 'must be a whole number' }).nullish()
const versionParts = {
  majorVersion: VersionPart,
  minorVersion: VersionPart,
  revisionVersion: VersionPart,
}

const texts = {
  description: Text,
  releaseNotes: Text,
  installationNotes: Text,
  knownIssues: Text,
  changeLog: Text,
  additionalDetails: Text,
}

const Target = z.object({
  platform: IdPart,
  arch: IdPart,
  apicallback: Text,
})

const Product = z.object({
  name: IdPart,
  productName: Name,
  version: IdPart,
  technologyProviderShortName: z.string().max(maxName, `is longer than ${maxName} characters`).nullish(),
  technologyProvider: z.string().max(maxName, `is longer than ${maxName} characters`).nullish(),
  capabilities: z.array(Name).max(maxCapabilities, `has more than ${maxCapabilities} entries`).nullish(),
  targets: z.array(Target).max(maxTargets, `has more than ${maxTargets} entries`).nullish(),
  documentationLinks: Text,
  ...versionParts,
  ...texts,
})

const Release = z.object({
  distributionType: z.string().refine((type) => type === 'UMD', 'must be "UMD"'),
  distributionVersion: z
    .string()
    .trim()
    .regex(/^\d{1,4}(\.\d{1,4}){1,3}$/, 'must be a version such as "2.8.0"'),
  releaseDate: z
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/, 'must be a date such as "2014-02-11 15:06:22"'),
  products: z
    .array(z.unknown())
    .min(1, 'is empty')
    .max(maxProducts, `has more than ${maxProducts.toLocaleString('en')} entries`),
  ...versionParts,
  ...texts,
})

export type ProductShape = z.infer<typeof Product>
export type ReleaseShape = Omit<z.infer<typeof Release>, 'products'> & {
  readonly products: readonly ProductShape[]
}
/** What a release and a product share: their texts. */
export type TextsShape = Pick<ReleaseShape, keyof typeof texts>
export type VersionPartsShape = Pick<ReleaseShape, keyof typeof versionParts>

/** The members of a record that Proviso reads; unknown ones are ignored, a wrong one is named with its path. */
export function readRecordShape(json: unknown): Read<ReleaseShape> {
  const release = Release.safeParse(json, { reportInput: true })
  if (!release.success) return explainIssue(release.error.issues[0], [])
  const products: ProductShape[] = []
  for (const [index, raw] of release.data.products.entries()) {
    // One by one, so that a file of nothing but wrong products costs one sentence.
    const product = Product.safeParse(raw, { reportInput: true })
    if (!product.success) return explainIssue(product.error.issues[0], ['products', index])
    if (!product.data.technologyProviderShortName?.trim() && !product.data.technologyProvider?.trim()) {
      const place = formatPath(['products', index, 'technologyProviderShortName'])
      return fault(`${place} is missing`, place)
    }
    products.push(product.data)
  }
  return read({ ...release.data, products })
}

type Issue = z.core.$ZodIssue | undefined

/** The first issue as words: "products[3].version is missing". */
function explainIssue(issue: Issue, above: readonly PropertyKey[]): ReturnType<typeof fault> {
  const path = [...above, ...(issue?.path ?? [])]
  const place = formatPath(path)
  const what = issue?.code === 'invalid_type' ? explainType(issue.expected, issue.input) : issue?.message
  return fault(`${place || 'the file'} ${what ?? 'is wrong'}`, place || null)
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  object: 'an object',
  array: 'a list',
}

function explainType(expected: string, input: unknown): string {
  if (input === undefined) return 'is missing'
  const found =
    input === null ? 'empty' : Array.isArray(input) ? 'a list' : (typeWords[typeof input] ?? typeof input)
  return `must be ${typeWords[expected] ?? expected}, not ${found}`
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')
}
