import { expect, test } from 'vitest'
import { copiedTo, machineOf, machineRemarks, prefilled } from '../../shared/domain/ea-report-prefill.ts'
import { completeFields, makeEaReport } from '../support/make-ea-report.ts'

const { ppa } = makeEaReport()
const known = { ppa, team: 'CESGA', site: 'CESGA-EGEE', rtTicket: '4021', earlier: undefined }

test('a first report knows team, site, ticket and what the ticket asks for', () => {
  expect(prefilled(known)).toMatchObject({
    team: 'CESGA',
    site: 'CESGA-EGEE',
    rtTicket: '4021',
    version: ppa.version,
    platform: ppa.platform,
    installation: null,
  })
})

test('habits come from the earlier report of the team, its figures do not', () => {
  const fields = { ...completeFields, version: '1.9.10', configuredWith: 'YAIM' }
  const begun = prefilled({ ...known, earlier: { fields } })
  expect(begun).toMatchObject({
    installation: 'upgrade',
    upgradedFrom: '1.9.10',
    configuredWith: 'YAIM',
    jobs: '',
    monitoring: null,
    recommendation: null,
  })
  expect(begun.went.operation).toBeNull()
})

test('a copy is about the other platform and recommends nothing yet', () => {
  const copy = copiedTo(completeFields, { ...ppa, platform: 'sl6' }, '4022')
  expect(copy).toMatchObject({ platform: 'sl6', rtTicket: '4022', recommendation: null, jobs: '1200' })
})

test('of a machine the packages of the product are kept, and what contradicts the report is said', () => {
  const state = {
    id: 's1',
    machine: 'this machine',
    image: '',
    operatingSystem: 'Scientific Linux release 6.2 (Carbon), x86_64',
    repositories: [],
    packages: [
      { name: 'dcache-server', version: '1.9.12-8' },
      { name: 'bash', version: '4.1' },
    ],
    takenAt: '2026-11-18T08:00:00.000Z',
    evidenceId: null,
  }
  const machine = machineOf(state, { productKey: 'emi.dcache', productName: 'dCache' })
  expect(machine.packages).toEqual([{ name: 'dcache-server', version: '1.9.12-8' }])
  expect(machine.packageCount).toBe(2)
  expect(machineRemarks({ ...completeFields, machine })).toHaveLength(1)
  expect(machineRemarks({ ...completeFields, machine, platform: 'sl6' })).toEqual([])
  expect(machineRemarks({ ...completeFields, machine, platform: 'sl6', arch: 'i386' })).toHaveLength(1)
})
