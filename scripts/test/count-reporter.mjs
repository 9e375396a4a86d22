import { writeFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, failed: readonly string[], skipped: readonly string[] }} Counts
 * `failed` and `skipped` hold one line a test: its name, and why it was skipped.
 */

/** A vitest reporter that writes how many tests passed, failed and were skipped to the file `PROVISO_COUNTS` names. */
// oxlint-disable-next-line import/no-default-export -- vitest takes a reporter from the default export
export default class CountReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors
   */
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const results = tests.map((test) => ({ name: test.fullName, result: test.result() }))
    // A file that cannot be loaded, or an error outside every test, is a failure too.
    const brokenFiles = modules.filter((module) => module.errors().length > 0)
    /** @type {Counts} */
    const counts = {
      passed: results.filter(({ result }) => result.state === 'passed').length,
      failed: [
        ...results.filter(({ result }) => result.state === 'failed').map(({ name }) => name),
        ...brokenFiles.map(({ moduleId }) => `${moduleId} cannot be loaded`),
        ...errors.map((error) => `outside every test: ${wordsOf(error)}`),
      ],
      skipped: results.flatMap(({ name, result }) =>
        result.state === 'skipped' ? [`${name}: ${result.note ?? 'no reason given'}`] : [],
      ),
    }
    const file = process.env['PROVISO_COUNTS']
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts))
  }
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : JSON.stringify(error)
}
