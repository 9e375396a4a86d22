/** The files of the public QC repository and the criteria documents they hold. */
const publicFiles: Readonly<Record<string, string>> = {
  doc: 'Documentation',
  info: 'Information',
  installation: 'Installation',
  operations: 'Operations',
  security: 'Security',
  specific: 'Product-specific',
  support: 'Support',
}

/** The file that holds a criteria document: the public name where there is one. */
export function fileOfDocument(document: string): string {
  const known = Object.entries(publicFiles).find(([, name]) => name === document)?.[0]
  const made = document
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${known ?? (made === '' ? 'criteria' : made)}.yaml`
}

/** The criteria document that a file of this name holds, unless its criteria say otherwise. */
export function documentOfFile(fileName: string): string {
  const base = fileName.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/i, '')
  return publicFiles[base.toLowerCase()] ?? (base === '' ? 'Unknown' : base)
}
