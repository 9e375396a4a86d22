/** The middle of a key that opens nothing. */
export const keyLines = [
  'MIIEpAIBAAKCAQEAplantedplantedplantedplantedplantedplantedplanted00',
  'plantedplantedplantedplantedplantedplantedplantedplantedplanted0001',
  'plantedplantedplantedplantedplantedplantedplantedplanted0002==',
]

const s = (index: number) => `Pl4nted-${String(index).padStart(2, '0')}-sEcr3t`

/** Secrets in the forms in which they reach logs and consoles; `secret` must not be in what is kept. */
export const plantedSecrets: readonly { readonly line: string; readonly secret: string }[] = [
  (x: string) => `password=${x}`,
  (x: string) => `Password: ${x}`,
  (x: string) => `passwd = ${x}`,
  (x: string) => `passphrase: "${x}"`,
  (x: string) => `  db_password: '${x}'`,
  (x: string) => `MYSQL_PASSWORD="${x}"`,
  (x: string) => `export OS_PASSWORD=${x}`,
  (x: string) => `SLAPD_PWD=${x}`,
  (x: string) => `VOMS_DB_PASS=${x}`,
  (x: string) => `{"password":"${x}","user":"anna"}`,
  (x: string) => `{'passwd': '${x}'}`,
  (x: string) => `<password>${x}</password>`,
  (x: string) => `<entry key="password">${x}</entry><token type="t">${x}</token>`,
  (x: string) => `javax.net.ssl.keyStorePassword=${x}`,
  (x: string) => `-Djavax.net.ssl.trustStorePassword=${x}`,
  (x: string) => `GRANT ALL ON dpm_db.* TO dpm@localhost IDENTIFIED BY '${x}';`,
  (x: string) => `CREATE USER cream IDENTIFIED BY "${x}"`,
  (x: string) => `mysql -u root -p${x} voms`,
  (x: string) => `mysqladmin --user=root --password=${x} status`,
  (x: string) => `curl -u anna:${x} https://example.org`,
  (x: string) => `curl --user 'anna:${x}' https://example.org`,
  (x: string) => `ldapsearch -x -D cn=admin -w ${x} -b o=grid`,
  (x: string) => `sshpass -p ${x} ssh root@example.org`,
  (x: string) => `openssl rsa --passphrase ${x}`,
  (x: string) => `voms-proxy-init --pass ${x}`,
  (x: string) => `wget --password=${x} ftp://example.org`,
  (x: string) => `https://anna:${x}@example.org/repo.git`,
  (x: string) => `ftp://anna:${x}@example.org`,
  (x: string) => `amqp://broker:${x}@msg.example.org:5672`,
  (x: string) => `jdbc: postgresql://dcache:${x}@localhost/chimera`,
  (x: string) => `Authorization: Basic ${x}`,
  (x: string) => `Authorization: Bearer ${x}`,
  (x: string) => `authorization: ${x}`,
  (x: string) => `Proxy-Authorization: Digest ${x}`,
  (x: string) => `"Authorization": "Bearer ${x}"`,
  (x: string) => `> got bearer ${x}`,
  (x: string) => `Cookie: JSESSIONID=${x}`,
  (x: string) => `Set-Cookie: sid=${x}; Path=/; HttpOnly`,
  (x: string) => `access_token=${x}`,
  (x: string) => `"refresh_token": "${x}"`,
  (x: string) => `client_secret: ${x}`,
  (x: string) => `AWS_SECRET_ACCESS_KEY=${x}`,
  (x: string) => `api-key: ${x}`,
  (x: string) => `X-Auth-Token: ${x}`,
  (x: string) => `macaroon=${x}`,
  (x: string) => `munge_private_key=${x}`,
  (x: string) => `keystone admin_token = ${x}`,
  (x: string) => `The password for the key store is ${x}`,
]
  .map((form, index) => ({ line: form(s(index)), secret: s(index) }))
  .concat([
    { line: 'root:$6$saltsalt$plantedhashplantedhash:15500:0:99999:7:::', secret: 'plantedhashplantedhash' },
    {
      line: 'got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.c2lnbmF0dXJl',
      secret: 'eyJzdWIiOiJwbGFudGVkIn0',
    },
    { line: 'ghp_plantedplantedplantedplanted00 is used', secret: 'plantedplantedplantedplanted00' },
    { line: 'key id AKIAPLANTEDPLANTED00', secret: 'AKIAPLANTEDPLANTED00' },
    {
      line: `"key": "-----BEGIN PRIVATE KEY-----\\n${keyLines[0] ?? ''}\\n-----END PRIVATE KEY-----\\n"`,
      secret: keyLines[0] ?? '',
    },
    ...['RSA ', 'DSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED ', ''].map((kind) => ({
      line: [`-----BEGIN ${kind}PRIVATE KEY-----`, ...keyLines, `-----END ${kind}PRIVATE KEY-----`].join(
        '\n',
      ),
      secret: keyLines[1] ?? '',
    })),
    {
      line: `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-EDE3-CBC,00\n\n${keyLines.join('\n')}`,
      secret: keyLines[2] ?? '',
    },
  ])

/** All of them as one text, each between two harmless lines. */
export const plantedText = plantedSecrets.map(({ line }) => `before\n${line}\nafter`).join('\n')

/** The planted secrets that a text or file still holds. */
export function findPlanted(bytes: Uint8Array | string): readonly string[] {
  const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1')
  return plantedSecrets.map(({ secret }) => secret).filter((secret) => text.includes(secret))
}
