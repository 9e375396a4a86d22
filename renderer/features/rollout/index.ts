export { RolloutScreen } from './rollout-screen.tsx'
