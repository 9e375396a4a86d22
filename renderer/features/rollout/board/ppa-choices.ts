import type { PpaListed } from '../../../../shared/contract/releases.ts'

/** PPAs to choose from, those with a finished verification first. */
export function ppaChoices(ppas: readonly PpaListed[]): { value: string; label: string }[] {
  const rank = ({ verificationState }: PpaListed) => (verificationState === 'finished' ? 0 : 1)
  return ppas
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ id, productName, version, platform, arch, releaseVersion }) => ({
      value: id,
      label: `${productName} ${version}, ${platform}/${arch}, UMD ${releaseVersion}`,
    }))
}
