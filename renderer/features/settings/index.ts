export { SettingField } from './setting-field.tsx'
export { SettingsScreen } from './settings-screen.tsx'
