import type { FileCheck } from '../../shared/domain/file-check.ts'
import { verifyFile } from '../usecases/report/verify-file.ts'

/** Proves a file without any database: what an auditor does who was only handed the file. */
export function verifyAlone(bytes: Uint8Array, templatesFolder: string): Promise<FileCheck> {
  return verifyFile(bytes, { templatesFolder, siteLayouts: null }, null)
}
