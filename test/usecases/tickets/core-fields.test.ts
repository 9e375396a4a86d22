import { expect, test } from 'vitest'
import { success } from '../../../shared/errors.ts'
import type { FieldRef } from '../../../shared/domain/intent.ts'
import { act } from '../../../electron/usecases/tickets/act.ts'
import { setTo } from '../../../electron/usecases/tickets/deeds.ts'
import { resolveConflict, undoIntent } from '../../../electron/usecases/tickets/outbox.ts'
import { readTicketDetail } from '../../../electron/usecases/tickets/read-tickets.ts'
import { openDesk, valueOf, type Desk } from '../../support/desk.ts'
import { onRequestTracker, type Site } from '../../support/rt/site.ts'

type CoreName = Extract<FieldRef, { in: 'core' }>['name']

async function deskAt(site: Site): Promise<Desk> {
  const desk = openDesk({ address: site.proxy.url, server: site.server, login: 'verifier' })
  await desk.engine.syncOnce({ whole: true })
  return desk
}

function set({ deps, accountId }: Desk, number: string, name: CoreName, values: readonly string[]) {
  const [made] = valueOf(
    act(deps, accountId, number, ({ shown }) => success([setTo(shown, { in: 'core', name }, values)])),
  )
  return made!
}

onRequestTracker('fields every ticket has', {}, (site) => {
  test('time worked, due date, priority and subject go out, are read back and proven', async () => {
    const number = await site.newTicket()
    const desk = await deskAt(site)
    const made = [
      set(desk, number, 'minutesWorked', ['90']),
      set(desk, number, 'minutesWorked', ['105']),
      set(desk, number, 'due', ['2026-12-24T22:59:59Z']),
      set(desk, number, 'priority', ['5']),
      set(desk, number, 'subject', ['dCache 9.2.1 on sl6']),
    ]
    await desk.settle()
    expect(made.map(({ id }) => desk.intent(id).state)).toEqual(Array(5).fill('confirmed'))
    expect(made.every(({ id }) => desk.intent(id).answer?.proof !== null)).toBe(true)
    const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
    expect(json).toMatchObject({
      TimeWorked: '105',
      Due: '2026-12-24T22:59:59Z',
      Priority: '5',
      Subject: 'dCache 9.2.1 on sl6',
    })
  })

  test.each([
    ['minutesWorked', { TimeWorked: 20 }, ['0'], ['90'], ['20'], 'TimeWorked', '90'],
    [
      'due',
      { Due: '2027-01-01 12:00:00' },
      [],
      ['2026-12-24T22:59:59Z'],
      ['2027-01-01T12:00:00Z'],
      'Due',
      null,
    ],
    ['priority', { Priority: 9 }, ['0'], ['5'], ['9'], 'Priority', '5'],
    ['subject', { Subject: 'Theirs' }, ['A product'], ['Mine'], ['Theirs'], 'Subject', 'Mine'],
  ] as const)(
    "a colleague's %s is three columns and one decision",
    async (name, body, base, mine, theirs, member, stands) => {
      const number = await site.newTicket()
      const desk = await deskAt(site)
      const { id } = set(desk, number, name, mine)
      await site.raw('verifier2', 'PUT', `/ticket/${number}`, body)
      await desk.settle()
      expect(desk.intent(id).answer?.conflict).toMatchObject({ base, mine, theirs, stands: theirs })
      valueOf(resolveConflict(desk.deps, id, { take: 'mine' }))
      await desk.settle()
      expect(desk.intent(id).state).toBe('confirmed')
      const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
      expect((json as Record<string, string>)[member]).toBe(stands ?? mine[0])
    },
  )

  test('a time that is taken back leaves the later one resting on what stood before', async () => {
    const number = await site.newTicket()
    const desk = await deskAt(site)
    const first = set(desk, number, 'minutesWorked', ['30'])
    set(desk, number, 'minutesWorked', ['45'])
    valueOf(undoIntent(desk.deps, first.id))
    await desk.settle()
    expect(desk.intentsOf(number).map(({ state }) => state)).toEqual(['withdrawn', 'confirmed'])
    expect(valueOf(readTicketDetail(desk.deps, desk.accountId, number)).shown.minutesWorked).toBe(45)
  })

  test('time a colleague writes between the reading and the write is found', async () => {
    const number = await site.newTicket()
    const desk = await deskAt(site)
    const { id } = set(desk, number, 'minutesWorked', ['90'])
    const ahead: Promise<unknown>[] = []
    site.proxy.follow(({ method }) => {
      if (method !== 'PUT' || ahead.length > 0) return null
      ahead.push(site.raw('verifier2', 'PUT', `/ticket/${number}`, { TimeWorked: 20 }))
      return { kind: 'delay', ms: 700 }
    })
    await desk.engine.syncOnce()
    await Promise.all(ahead)
    site.proxy.follow(null)
    await desk.settle()
    expect(desk.intent(id)).toMatchObject({ state: 'conflict', answer: { conflict: { theirs: ['20'] } } })
  })
})
