import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PpaDetail } from '../../../shared/domain/umd-release.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Facts } from '../../ui/facts.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { FindingList, RecordTextList } from '../releases/index.ts'
import { EarlierVerifications } from './earlier-verifications.tsx'
import { basisMeaning } from './ppa-columns.tsx'
import styles from './ppas.module.css'
import { ReleaseTypeChoice } from './release-type-choice.tsx'
import { StartVerification } from './start-verification.tsx'
import { TemplatePart } from './template-part.tsx'

/** One PPA: what is known of it, its generated template, and the start of its verification. */
export function PpaScreen({ id }: { id: string }) {
  const { api, reads } = useProgram()
  const query = useQuery(reads.ppa(id))
  const [qcReleaseId, setQcReleaseId] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const ppa = query.data?.ppa
  useScreenReady(query.data !== undefined)

  async function downloadTemplate(): Promise<void> {
    setSaving(true)
    try {
      const { file } = await api.documents.templateWorkbook({ ppaId: id, qcReleaseId })
      saveFile(file)
      tell(`${file.name} was exported.`)
    } catch (error) {
      tellTrouble(error, 'Making the workbook')
    } finally {
      setSaving(false)
    }
  }
  useCommands([
    {
      id: 'workbook',
      name: 'Download the template workbook',
      group: 'PPA',
      keys: ['w'],
      run: () => void downloadTemplate(),
    },
  ])
  return (
    <Page
      title={ppa ? `${ppa.productName} ${ppa.version}` : 'PPA'}
      above={<Link href={routes.ppas}>PPAs</Link>}
      under={ppa && `${ppa.platform}/${ppa.arch} · UMD ${ppa.releaseVersion} · ${ppa.provider}`}
      actions={
        <Button
          variant="default"
          loading={saving}
          leftSection={<FileSpreadsheet size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="w" />}
          onClick={() => void downloadTemplate()}
        >
          Template workbook
        </Button>
      }
    >
      <ReadState query={query} height={600}>
        {(detail) => (
          <div className={styles.columns}>
            <div>
              <TemplatePart ppa={detail.ppa} qcReleaseId={qcReleaseId} onQcRelease={setQcReleaseId} />
              <Section title="Texts of the record">
                <RecordTextList
                  texts={detail.texts}
                  none={`Import the record of UMD ${detail.ppa.releaseVersion} to read its notes here.`}
                />
              </Section>
            </div>
            <Side detail={detail} qcReleaseId={qcReleaseId} />
          </div>
        )}
      </ReadState>
    </Page>
  )
}

function Side({ detail, qcReleaseId }: { detail: PpaDetail; qcReleaseId: string | null }) {
  const { ppa, findings, previousVersion } = detail
  return (
    <div className={styles.side}>
      <Section title="Verification">
        <ReleaseTypeChoice detail={detail} />
        <StartVerification ppa={ppa} qcReleaseId={qcReleaseId} />
      </Section>
      <EarlierVerifications ppaId={ppa.id} />
      <Section title="Facts">
        <Facts
          facts={[
            ['Product', <code key="key">{ppa.productKey}</code>],
            ['Version', ppa.version],
            ['Version before', previousVersion ?? `none known in UMD ${String(ppa.umdMajor)}`],
            ['Platform', `${ppa.platform}/${ppa.arch}`],
            ['Platform from', basisMeaning[ppa.platformBasis]],
            [
              'UMD release',
              <Link key="release" href={routes.release(ppa.releaseVersion)}>
                UMD {ppa.releaseVersion}
              </Link>,
            ],
            ['Provider', ppa.provider],
            [
              'Ticket',
              ppa.recordTicket === null
                ? 'none in the record'
                : `${String(ppa.recordTicket)}, probably in sw-rel`,
            ],
          ]}
        />
      </Section>
      {findings.length > 0 && (
        <Section title="About the data">
          <FindingList findings={findings} />
        </Section>
      )}
    </div>
  )
}
