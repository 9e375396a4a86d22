/** ssh itself ends with this when it could not do its part; a command on the other side may, too. */
export const sshFailed = 255

const troubles: readonly { readonly says: RegExp; readonly sentence: (host: string) => string }[] = [
  {
    says: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    sentence: (host) =>
      `${host} shows another key than the one it is known by. Find out why before you go on: it may be a new machine, or somebody in between.`,
  },
  {
    says: /Host key verification failed|No \S+ host key is known/,
    sentence: (host) =>
      `The key of ${host} is not known here, and nobody can be asked while a command is recorded. Run "ssh ${host}" once in a terminal and compare the fingerprint.`,
  },
  {
    says: /Permission denied \(/,
    sentence: (host) =>
      `${host} lets nobody in with the keys that ssh has here. No password can be typed: set up a key, or an agent.`,
  },
  {
    says: /Could not resolve hostname/,
    sentence: (host) => `${host} is not found by its name.`,
  },
  {
    says: /Connection refused/,
    sentence: (host) => `Nothing answers ssh on ${host}.`,
  },
  {
    says: /Connection timed out|Operation timed out|No route to host|Network is unreachable/,
    sentence: (host) => `${host} cannot be reached.`,
  },
]

/**
 * Why ssh reached no machine, in one sentence with what to do; null when it did. `said` is what it wrote: its own words are
 * looked for only when it ended as it does then.
 */
export function whyNotReached(host: string, exitCode: number | null, said: string): string | null {
  if (exitCode !== sshFailed) return null
  return troubles.find(({ says }) => says.test(said))?.sentence(host) ?? null
}
