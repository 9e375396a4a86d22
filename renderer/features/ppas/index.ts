export { presetPpaFilter } from './filter.ts'
export { PpaScreen } from './ppa-screen.tsx'
export { PpasScreen } from './ppas-screen.tsx'
