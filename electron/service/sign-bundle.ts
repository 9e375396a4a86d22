export { signBundle } from '../documents/bundle/sign-bundle.ts'
