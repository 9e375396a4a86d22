import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reportFileName, templateFileName } from '../../shared/domain/file-name.ts'

const dcache = { productKey: 'emi.dcache', version: '1.9.12', platform: 'sl5', arch: 'x86_64' }

test('a report is named after the PPA and the QC version', () => {
  expect(reportFileName(dcache, '3')).toBe('emi.dcache-1.9.12-sl5-x86_64_QCv3.pdf')
})

test('a template has the published name first', () => {
  expect(templateFileName(dcache, '7')).toBe(
    'QC_Verification_Template_emi.dcache-1.9.12-sl5-x86_64_QCv7.xlsx',
  )
})

test('accents are dropped, everything unusual becomes a hyphen', () => {
  const named = { ...dcache, productKey: '../Zébra tc/p', version: '1:2', platform: ' ', arch: '' }
  expect(reportFileName(named, 'x?')).toBe('Zebra-tc-p-1-2-unnamed-unnamed_QCvx.pdf')
})

describe('whatever the PPA is called', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 30 })
  const named = fc.record({ productKey: part, version: part, platform: part, arch: part })

  test('a file name has safe characters only and cannot leave its folder', () => {
    fc.assert(
      fc.property(named, part, (ppa, qcVersion) => {
        for (const name of [reportFileName(ppa, qcVersion), templateFileName(ppa, qcVersion)]) {
          expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*\.(pdf|xlsx)$/)
        }
      }),
    )
  })

  test('platforms and architectures in their usual form never share a name', () => {
    const usual = fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/)
    fc.assert(
      fc.property(usual, usual, usual, usual, (platform, arch, otherPlatform, otherArch) => {
        fc.pre(platform !== otherPlatform || arch !== otherArch)
        expect(reportFileName({ ...dcache, platform, arch }, '3')).not.toBe(
          reportFileName({ ...dcache, platform: otherPlatform, arch: otherArch }, '3'),
        )
      }),
    )
  })
})
