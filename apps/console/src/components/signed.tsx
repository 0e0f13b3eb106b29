import { momentInTable } from '@cheyou/words'
import styles from './signed.module.css'

/** Who did something, and when. */
export function Signed({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <>
      {name}
      <span className={styles.at}>{momentInTable(at)}</span>
    </>
  )
}
