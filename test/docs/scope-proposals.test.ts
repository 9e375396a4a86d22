import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeProposalsPage } from '../support/scope-proposals-page.ts'
import { referenceData, skipWhen, whyNoReferenceData } from '../support/skip-unless.ts'

const page = join(import.meta.dirname, '../../docs/scope-proposals.md')

describe('docs/scope-proposals.md', () => {
  skipWhen(whyNoReferenceData)

  test('shows what the program proposes for 20 published minor releases', () => {
    const made = writeProposalsPage(join(referenceData, 'umd-releases'))
    if (process.env['PROVISO_WRITE_PAGES'] === '1') writeFileSync(page, made)
    expect(readFileSync(page, 'utf8')).toBe(made)
    expect(made.match(/^## /gm)).toHaveLength(20)
  })
})
