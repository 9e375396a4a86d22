/**
 * The checks that are not tests: a name, and a program of node_modules with its arguments. Each counts as one.
 * @type {readonly { readonly name: string, readonly program: string, readonly args: readonly string[] }[]}
 */
export const checks = [
  { name: 'Format', program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level=warn', '.'] },
  { name: 'Lint', program: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  ...['shared', 'electron', 'renderer', 'test', 'scripts'].map((folder) => ({
    name: `Types: ${folder}`,
    program: 'typescript/bin/tsc',
    args: ['-p', folder],
  })),
  { name: 'Unused code and dependencies', program: 'knip/bin/knip.js', args: ['--no-progress'] },
]
