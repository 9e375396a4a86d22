export { CatalogueScreen } from './catalogue-screen.tsx'
export { TakeInFilled } from './filled/take-in-filled.tsx'
