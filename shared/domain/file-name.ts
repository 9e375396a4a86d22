import type { Ppa } from './umd-release.ts'

/** File systems take names of up to 255 bytes; four parts of this length stay well below. */
const longestPart = 48

/** Keeps what every file system takes; accents go, everything else becomes a hyphen. */
function filePart(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .replace(/[^A-Za-z0-9._-]+/g, '-')
      .slice(0, longestPart)
      .replace(/^[-.]+|[-.]+$/g, '') || 'unnamed'
  )
}

/** `QC-7-emi.dcache.pdf`: parts joined by hyphens. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  return `${parts.map(filePart).join('-')}.${extension}`
}

/** `E3-srm.log`: what a piece of evidence is called where it is attached. */
export function attachmentName(number: number, name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return `E${String(number)}-${filePart(name.slice(0, name.length - ending.length))}${ending}`
}

type Named = Pick<Ppa, 'productKey' | 'version' | 'platform' | 'arch'>

/** `<product>-<version>-<platform>-<arch>_QCv<version>.pdf` (open question B4). */
export function reportFileName(ppa: Named, qcVersion: string): string {
  return `${ppaPart(ppa)}_QCv${filePart(qcVersion)}.pdf`
}

/** `QC_Verification_Template_<product>-…_QCv<version>.xlsx`: the published name first (process.md 8.1). */
export function templateFileName(ppa: Named, qcVersion: string): string {
  return `QC_Verification_Template_${ppaPart(ppa)}_QCv${filePart(qcVersion)}.xlsx`
}

function ppaPart(ppa: Named): string {
  return [ppa.productKey, ppa.version, ppa.platform, ppa.arch].map(filePart).join('-')
}
