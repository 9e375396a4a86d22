import { sessionCookie, signInRequest } from '../../electron/sync/trackers/rt/session.ts'

/** Headers of requests past the program, with a session: a token alone costs the server a hash with each request. */
export async function openBareSession(
  address: string,
  token: string,
): Promise<Readonly<Record<string, string>>> {
  const identity = { 'user-agent': 'proviso-bench', authorization: `token ${token}` }
  const signIn = await fetch(address + signInRequest({ kind: 'token', token }).path, { headers: identity })
  await signIn.text()
  const cookie = sessionCookie(signIn.headers.getSetCookie())
  if (cookie === null) throw new Error('The server gave no session.')
  return { ...identity, cookie }
}
