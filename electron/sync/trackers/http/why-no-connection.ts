const unknownAuthority =
  'its certificate is of an authority this machine does not know; the authority of a site can be given in its account'

/** What the codes of the network and of TLS mean for a person. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of this name, or no line',
  EAI_AGAIN: 'no name of a host can be found now: there is no line',
  ECONNREFUSED: 'nothing answers at this address and port',
  ENETUNREACH: 'there is no line',
  EHOSTUNREACH: 'there is no way to this host',
  ETIMEDOUT: 'it does not answer',
  EPROTO: 'it does not speak https there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https there',
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_HAS_EXPIRED: 'its certificate is over',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
}

/** Why no connection came about, in words; the error's own where there are none here. Pure. */
export function whyNoConnection(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return words[code] ?? error.message
}
