import { basicAuthorization } from '../http/wire.ts'
import type { Credential } from '../settings.ts'

/** The sign-in header: works for every request, and costs the server a password hash each time. */
export function authorization(credential: Credential): string {
  if (credential.kind === 'token') return `token ${credential.token}`
  return basicAuthorization(credential.login, credential.password)
}

/** A request that begins a web session. */
export interface SignIn {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly form: string | null
}

/** A request whose answer sets a session cookie. With a token the lightest page that signs in is asked for. */
export function signInRequest(credential: Credential): SignIn {
  if (credential.kind === 'token')
    return { method: 'GET', path: '/Helpers/Autocomplete/Queues?term=-', form: null }
  const form = new URLSearchParams({ user: credential.login, pass: credential.password })
  return { method: 'POST', path: '/NoAuth/Login.html', form: form.toString() }
}

/** The session cookie among `Set-Cookie` lines, as a client sends it back. */
export function sessionCookie(lines: readonly string[] | undefined): string | null {
  for (const line of lines ?? []) {
    const pair = /^RT_SID_[^=;\s]+=[0-9A-Za-z]{16,128}(?=;|$)/.exec(line)
    if (pair !== null) return pair[0]
  }
  return null
}
