import type { Finding } from '../../../shared/domain/umd-release.ts'
import type { VersionPartsShape } from './record-shape.ts'
import type { TextOwner } from './record-texts.ts'

function partsOf(shape: VersionPartsShape): readonly (number | string | null | undefined)[] {
  return [shape.majorVersion, shape.minorVersion, shape.revisionVersion]
}

/** Whether a version part is written as text, as some exports do. */
export function hasPartsAsText(shape: VersionPartsShape): boolean {
  return partsOf(shape).some((part) => typeof part === 'string')
}

/**
 * Compares a version with its three parts, as far as they are given. The version as printed is the one that is used:
 * a part cannot hold a fourth number or a suffix. undefined when they agree.
 */
export function findVersionMismatch(
  version: string,
  shape: VersionPartsShape,
  owner: TextOwner,
): Finding | undefined {
  const parts = partsOf(shape)
  const numbers = (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
  const agrees = parts.every(
    (part, index) => part === null || part === undefined || samePart(part, numbers[index] ?? 0),
  )
  if (agrees) return undefined
  const given = parts.map((part) => String(part ?? '?').trim()).join('.')
  return {
    product: owner.product,
    kind: 'version-mismatch',
    message: `${owner.name} has version ${version}, but its parts say ${given}; the version is used.`,
  }
}

function samePart(part: number | string, expected: number): boolean {
  return typeof part === 'number' ? part === expected : /^\s*\d+\s*$/.test(part) && Number(part) === expected
}
