import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { Stack } from '../../../../shared/domain/rollout-board.ts'
import type { Coverage } from '../../../../shared/domain/rollout-coverage.ts'
import { useCommands, useWaiting } from '../../../lib/commands.tsx'
import { foldText, matchesWords } from '../../../lib/fold-text.ts'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Section } from '../../../ui/page.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { ScrollPane } from '../../../ui/scroll-pane.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { CallPane } from './call-pane.tsx'
import { GapForm } from './gap-form.tsx'
import { GapTable } from './gap-table.tsx'
import { LoadTable, ProductTable, ReleaseTable } from './coverage-tables.tsx'

/** Who tries what, over every release: products without a team, teams with too much, the history of gaps. */
export function CoveragePart() {
  const query = useQuery(useRolloutReads().coverage())
  const [text, setText] = useState('')
  const [stack, setStack] = useState<Stack | ''>('')
  const [major, setMajor] = useState('')
  const [shown, setShown] = useState<'call' | 'gap' | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const top = useRef<HTMLElement>(null)
  const wanted = useDeferredValue(text.trim())
  useScreenReady(query.data !== undefined)
  useWaiting(query.data === undefined)
  const show = (what: 'call' | 'gap') => {
    setShown(what)
    top.current?.scrollTo({ top: 0 })
  }
  const group = 'Coverage'
  useCommands([
    { id: 'search', name: 'Search in coverage', group, keys: ['/'], run: () => search.current?.focus() },
    { id: 'call', name: 'Write a call for early adopters', group, keys: ['w'], run: () => show('call') },
    { id: 'gap', name: 'Record a gap', group, keys: ['n'], run: () => show('gap') },
    {
      id: 'back',
      name: 'Close what was opened',
      group,
      keys: ['Escape'],
      inFields: true,
      run: () => setShown(null),
    },
  ])
  return (
    <>
      <search className={styles.bar}>
        <SearchField
          label="Search in coverage"
          placeholder="Product, team"
          width={180}
          value={text}
          onChange={setText}
          onLeave={() => top.current?.focus()}
          inputRef={search}
        />
        <Select
          aria-label="Stack"
          w={110}
          allowDeselect={false}
          data={[
            { value: '', label: 'Any stack' },
            ...Stack.options.map((value) => ({ value, label: value })),
          ]}
          value={stack}
          onChange={(value) => setStack(Stack.options.find((one) => one === value) ?? '')}
        />
        <Select
          aria-label="UMD major"
          w={140}
          allowDeselect={false}
          data={[{ value: '', label: 'Any UMD major' }, ...majorsOf(query.data)]}
          value={major}
          onChange={(value) => setMajor(value ?? '')}
        />
        <Button rightSection={<KeyHint keys="w" />} onClick={() => show('call')}>
          Call for early adopters
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="n" />} onClick={() => show('gap')}>
          Record a gap
        </Button>
      </search>
      <ScrollPane label="Coverage" className={styles.body} paneRef={top}>
        <ReadState query={query} height={500}>
          {(coverage) => (
            <>
              {shown === 'call' && <CallPane onClose={() => setShown(null)} />}
              {shown === 'gap' && <GapForm onClose={() => setShown(null)} />}
              <Parts coverage={coverage} text={wanted} stack={stack} major={major} />
            </>
          )}
        </ReadState>
      </ScrollPane>
    </>
  )
}

function Parts({
  coverage,
  text,
  stack,
  major,
}: {
  coverage: Coverage
  text: string
  stack: Stack | ''
  major: string
}) {
  const fits = (words: readonly string[], of: Stack | null) =>
    (stack === '' || of === null || of === stack) && matchesWords(foldText(words.join(' ')), text)
  const products = useMemo(
    () =>
      coverage.products.filter(({ majors }) => major === '' || majors.some((one) => String(one) === major)),
    [coverage, major],
  ).filter(({ key, name, teams, stack: of }) => fits([key, name, ...teams], of))
  const gaps = coverage.gaps.filter(({ name, closedBy, stack: of }) => fits([name, ...closedBy], of))
  const open = gaps.filter(({ until }) => until === null)
  const past = gaps.filter(({ until }) => until !== null)
  const without = products.filter(({ teams }) => teams.length === 0)
  const loads = coverage.loads.filter(({ team, site }) => fits([team, site], null))
  const releases = coverage.releases.filter(({ version }) => major === '' || version.split('.')[0] === major)
  return (
    <>
      <Section title="Open gaps" aside={String(open.length)}>
        <GapTable gaps={open} none="No gap is open." />
      </Section>
      <Section
        title="Products without a team"
        aside={`${String(without.length)} of ${String(products.length)}`}
      >
        <ProductTable products={without} />
      </Section>
      <Section title="Teams" aside={String(loads.length)}>
        <LoadTable loads={loads} />
      </Section>
      <Section title="Releases" aside={String(releases.length)}>
        <ReleaseTable releases={releases} />
      </Section>
      <Section title="Gaps of the past" aside={String(past.length)}>
        <GapTable gaps={past} none="No gap ended yet." />
      </Section>
    </>
  )
}

function majorsOf(coverage: Coverage | undefined): { value: string; label: string }[] {
  const majors = new Set((coverage?.products ?? []).flatMap(({ majors }) => majors))
  return [...majors]
    .toSorted((a, b) => a - b)
    .map((major) => ({ value: String(major), label: `UMD ${String(major)}` }))
}
