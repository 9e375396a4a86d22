import { Button, SegmentedControl } from '@mantine/core'
import { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { PpaDetail } from '../../../shared/domain/umd-release.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
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
  useCommands([
    ...ReleaseType.options.map((type, index) => ({
      id: `release type ${type}`,
      name: `Release type: ${type}`,
      group: 'PPA',
      keys: [String(index + 1)],
      run: () => void set(type),
    })),
    {
      id: 'use suggestion',
      name: 'Use the suggested release type',
      group: 'PPA',
      keys: ['u'],
      run: () => {
        if (suggestion) void set(suggestion.type)
        else tell('The step between versions suggests no release type.')
      },
    },
  ])
  return (
    <div>
      <SegmentedControl
        fullWidth
        aria-label="Release type"
        value={ppa.releaseType ?? ''}
        onChange={(value) => void set(ReleaseType.parse(value))}
        data={ReleaseType.options.map((type, index) => ({ value: type, label: labelOf(type, index) }))}
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
              rightSection={<KeyHint keys="u" />}
              onClick={() => void set(suggestion.type)}
            >
              Use<span className="unseen"> {suggestion.type} as the release type</span>
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function labelOf(type: ReleaseType, index: number) {
  return (
    <span className={styles.type}>
      {type} <KeyHint keys={String(index + 1)} />
    </span>
  )
}
