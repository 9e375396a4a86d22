import {
  ActionIcon,
  Button,
  createTheme,
  type CSSVariablesResolver,
  FileInput,
  Kbd,
  type MantineColorsTuple,
  Modal,
  Notification,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'

/** The one accent colour, light to dark; shade 7 carries white text at 6.6:1. */
const accent: MantineColorsTuple = [
  '#eef5fb',
  '#dbe8f5',
  '#b3cfe9',
  '#88b5dd',
  '#639ed2',
  '#4c8fcb',
  '#3479b8',
  '#1c5d99',
  '#174f83',
  '#0f3d68',
]

const dark: MantineColorsTuple = [
  '#d8dbe0',
  '#b9bec6',
  '#9aa1ab',
  '#6d7480',
  '#474d58',
  '#363c46',
  '#262b33',
  '#1b1f25',
  '#15181d',
  '#0f1215',
]

const small = { size: 'xs' } as const

/** Dense desktop defaults for every control, in one place. */
export const theme = createTheme({
  fontFamily: "'Noto Sans', system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace",
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  autoContrast: true,
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontWeight: '600' },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Button: Button.extend({ defaultProps: small }),
    Kbd: Kbd.extend({ defaultProps: small }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 0 } },
      styles: { title: { fontWeight: 600 } },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      // Its own grey stays below 4.5:1.
      styles: { description: { color: 'var(--mantine-color-text)' } },
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { ...small, transitionDuration: 0 } }),
    Select: Select.extend({
      defaultProps: { ...small, allowDeselect: false, comboboxProps: { transitionProps: { duration: 0 } } },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    FileInput: FileInput.extend({ defaultProps: small }),
    NumberInput: NumberInput.extend({ defaultProps: small }),
    PasswordInput: PasswordInput.extend({ defaultProps: small }),
    TagsInput: TagsInput.extend({ defaultProps: small }),
    TextInput: TextInput.extend({ defaultProps: small }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
})

/** The library's own dimmed text and placeholder stay below 4.5:1; these do not, in either scheme. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59616b',
    '--mantine-color-placeholder': '#69717b',
    '--mantine-color-text': '#1d2229',
    '--mantine-color-error': '#a32020',
  },
  dark: {
    '--mantine-color-dimmed': '#a4abb5',
    '--mantine-color-placeholder': '#979ea8',
    '--mantine-color-error': '#ff9b9b',
  },
})
