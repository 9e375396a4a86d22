export { signBundle, type SigningKey } from '../documents/bundle/sign-bundle.ts'
