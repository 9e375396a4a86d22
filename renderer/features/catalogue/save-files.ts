import { countOf } from '../../../shared/domain/count-of.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { saveFile } from '../../lib/save-file.ts'

/** Makes files, saves them and says so. */
export async function saveFiles(doing: string, make: () => Promise<readonly File[]>): Promise<void> {
  try {
    const files = await make()
    for (const file of files) saveFile(file)
    const [only] = files
    tell(
      only && files.length === 1
        ? `${only.name} was exported.`
        : `${countOf(files.length, 'file')} were exported.`,
    )
  } catch (error) {
    tellTrouble(error, doing)
  }
}
