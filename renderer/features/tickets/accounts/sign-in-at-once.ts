let isWanted = false

/** The settings begin with the form for a new sign-in. */
export function rememberToSignIn(): void {
  isWanted = true
}

/** Whether the settings were opened to sign in. */
export function shallSignIn(): boolean {
  return isWanted
}

/** The form is open: the next visit of the settings begins as always. */
export function forgetToSignIn(): void {
  isWanted = false
}
