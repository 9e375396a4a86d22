import { Button, Menu } from '@mantine/core'
import {
  Accessibility,
  Archive,
  ChevronDown,
  ClipboardCopy,
  FileCode,
  FileJson,
  FilePlus,
  FileSignature,
  Files,
  FolderOpen,
} from 'lucide-react'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './report.module.css'
import type { useOtherForms } from './use-other-forms.ts'

interface OtherFormsMenuProps {
  readonly forms: ReturnType<typeof useOtherForms>
  /** Shows the exported report in its folder, or says why that cannot be. */
  readonly onShow: () => void
}

/** Every form but the PDF and the workbook, each with what it is good for. */
export function OtherFormsMenu({ forms, onShow }: OtherFormsMenuProps) {
  const items = [
    {
      name: 'Copy as Markdown',
      hint: 'for a ticket',
      keys: 'm',
      Icon: ClipboardCopy,
      run: forms.copyMarkdown,
    },
    {
      name: 'Save the bundle',
      hint: 'everything, to be checked by others',
      keys: 'b',
      Icon: Archive,
      run: forms.saveBundle,
    },
    {
      name: 'Sign and save the bundle',
      hint: 'with a certificate and its key',
      Icon: FileSignature,
      run: () => forms.askForKey(true),
    },
    {
      name: 'Save for screen readers',
      hint: 'the same pages as PDF/UA',
      Icon: Accessibility,
      run: forms.saveAccessible,
    },
    { name: 'Save as HTML', hint: 'one page, no network', Icon: FileCode, run: forms.saveHtml },
    { name: 'Save as JSON', hint: 'the data of the report', Icon: FileJson, run: forms.saveJson },
    {
      name: 'Save with the pages of PDF evidence',
      hint: 'one file, which is not archival then',
      Icon: FilePlus,
      run: forms.saveWithPages,
    },
    {
      name: 'Save pages of PDF evidence',
      hint: 'without scripts and forms',
      Icon: Files,
      run: forms.saveEvidencePages,
    },
    { name: 'Show in its folder', hint: 'the report that was exported', Icon: FolderOpen, run: onShow },
  ]
  return (
    <Menu
      position="bottom-end"
      width={340}
      transitionProps={{ duration: 0 }}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          variant="default"
          disabled={forms.work !== null}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
        >
          Other forms
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ name, hint, keys, Icon, run }) => (
          <Menu.Item
            key={name}
            leftSection={<Icon size={14} aria-hidden="true" />}
            rightSection={keys !== undefined && <KeyHint keys={keys} />}
            onClick={run}
          >
            {name}
            <div className={styles.hint}>{hint}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
