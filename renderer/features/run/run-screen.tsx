import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { VerificationDetail } from '../../../shared/contract/verifications.ts'
import { useProgram } from '../../lib/program.tsx'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Page } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { ScrollPane } from '../../ui/scroll-pane.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { useWantedField } from './focus-field.ts'
import { MissingPane } from './missing-pane.tsx'
import { RunDetail } from './run-detail.tsx'
import { RunHeader } from './run-header.tsx'
import { filterItems, runItems, startAt } from './run-items.ts'
import { RunList } from './run-list.tsx'
import { knownOf } from './rows-known.ts'
import { useRunAround } from './run-reads.ts'
import { RunProvider, useRun } from './run-store.tsx'
import { RunningCommands } from './running-commands.tsx'
import styles from './run.module.css'
import { useCaptures } from './use-captures.ts'
import { useIncomingFiles } from './use-incoming-files.ts'
import { useRunCommands } from './use-run-commands.ts'
import { useRunPosition } from './use-run-position.ts'
import { useRunWrites } from './use-run-writes.ts'
import { useSessions } from './use-sessions.ts'
import { useWorkCommands } from './use-work-commands.ts'
import { useWorkWrites } from './use-work-writes.ts'

/** One verification being worked through. It opens where it was left. */
export function RunScreen({ id }: { id: string }) {
  const { reads } = useProgram()
  const query = useQuery(reads.verification(id))
  useScreenReady(query.data !== undefined)
  if (!query.data) {
    return (
      <Page title="Verification">
        <ReadState query={query} height={600}>
          {() => null}
        </ReadState>
      </Page>
    )
  }
  const { verification, work } = query.data
  return (
    <RunProvider startAt={startAt(runItems(verification, work), verification.position?.at ?? null)}>
      <Run detail={query.data} />
    </RunProvider>
  )
}

function Run({ detail }: { detail: VerificationDetail }) {
  const { verification, work, missing, undoable } = detail
  const at = useRun((state) => state.at)
  const filter = useRun((state) => state.filter)
  const list = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLElement>(null)
  const items = useMemo(() => runItems(verification, work), [verification, work])
  const around = useRunAround(verification.id)
  const known = useMemo(() => knownOf(work, around), [work, around])
  const shown = useMemo(() => filterItems(items, filter, known), [items, filter, known])
  const writes = useRunWrites(verification)
  const does = useWorkWrites(verification.id)
  const captures = useCaptures(verification.id)
  useIncomingFiles(verification.state === 'open' ? at : null, captures)
  const paneOf = useRef(at)
  useEffect(() => {
    if (paneOf.current !== at) pane.current?.scrollTo({ top: 0 })
    paneOf.current = at
  }, [at])
  useWantedField(pane)
  useSessions(verification.id, verification.state === 'open' && around.testbed.machines.length > 0)
  const { noteScroll, start } = useRunPosition(verification, at, list, pane)
  useRunCommands({ verification, items, shown, writes, list, pane })
  const offered = around.offers.offers.map(({ criterionId }) => criterionId)
  useWorkCommands({ verification, work, items, writes, does, offered, pane, list })
  return (
    <div className={styles.run} data-state={verification.state}>
      <RunHeader verification={verification} shares={work.shares} undoable={undoable} onUndo={writes.undo} />
      <RunList
        items={items}
        shown={shown}
        known={known}
        above={<BulkBar shown={shown} does={does} />}
        below={<RunningCommands workId={verification.id} />}
        boxRef={list}
        startScroll={start.scroll}
        onScroll={noteScroll}
      />
      <ScrollPane label="Detail" className={styles.detail} paneRef={pane}>
        <RunDetail
          key={at}
          verification={verification}
          work={work}
          missing={missing}
          at={at}
          writes={writes}
          around={around}
          captures={captures}
          does={does}
        />
      </ScrollPane>
      <MissingPane
        verification={verification}
        work={work}
        missing={missing}
        proposals={around.proposals}
        writes={writes}
      />
    </div>
  )
}
