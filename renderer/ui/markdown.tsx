import Markdown, { type Components } from 'react-markdown'
import styles from './markdown.module.css'
import { OutsideLink } from './outside-link.tsx'

const components: Components = {
  a: ({ href, children }) => <OutsideLink href={href ?? ''}>{children}</OutsideLink>,
  h1: 'h4',
  h2: 'h4',
  h3: 'h4',
}

/** A text with light marks. Markup inside it is shown as written and never run; pictures are left out. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={styles.text}>
      <Markdown components={components} disallowedElements={['img']} unwrapDisallowed>
        {text}
      </Markdown>
    </div>
  )
}
