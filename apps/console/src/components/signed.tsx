import { formatMoment } from '../copy/format.ts'
import styles from './signed.module.css'

/** Who did something, and when. */
export function Signed({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <>
      {name}
      <span className={styles.at}>{formatMoment(at)}</span>
    </>
  )
}
