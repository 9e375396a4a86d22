import { Button, SegmentedControl } from '@mantine/core'
import { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { PpaDetail } from '../../../shared/domain/umd-release.ts'
import { tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { releaseTypeMeaning } from '../../ui/release-type-meaning.ts'
import styles from './ppas.module.css'

/** Sets the release type; what the versions suggest is shown with its reason and set only by "Use". */
export function ReleaseTypeChoice({ detail: { ppa, suggestion } }: { detail: PpaDetail }) {
  const { api, writes } = useProgram()
  async function set(releaseType: ReleaseType): Promise<void> {
    try {
      await writes.run(() => api.releases.setReleaseType({ ppaId: ppa.id, releaseType }))
    } catch (error) {
      tellTrouble(error, 'Setting the release type')
    }
  }
  return (
    <div>
      <SegmentedControl
        fullWidth
        aria-label="Release type"
        value={ppa.releaseType ?? ''}
        onChange={(value) => void set(ReleaseType.parse(value))}
        data={ReleaseType.options.map((type) => ({ value: type, label: type }))}
      />
      {ppa.releaseType ? (
        <p className="soft">{releaseTypeMeaning[ppa.releaseType]}</p>
      ) : (
        <div className={styles.suggestion}>
          <span className="soft">
            {suggestion
              ? `Suggested: ${suggestion.type}. ${suggestion.why}`
              : 'Not set. The step between versions suggests nothing; read the release notes.'}
          </span>
          {suggestion && (
            <Button
              variant="default"
              aria-label={`Use ${suggestion.type} as the release type`}
              onClick={() => void set(suggestion.type)}
            >
              Use
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
