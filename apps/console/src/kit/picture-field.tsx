import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { picturePath } from '@cheyou/contract/codes'
import { uploadPicture } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { call } from '../api/call.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import styles from './picture-field.module.css'
import { whenSlow } from './when-slow.ts'

interface PictureFieldProps {
  /** Given by the form: the name of a kept picture. */
  readonly value?: string | null
  readonly onChange?: (picture: string | null) => void
  readonly disabled: boolean
  /** Which picture suits, in a few words. */
  readonly fit: string
  /** Shown in a square, whole. */
  readonly square?: boolean
}

const { types, bytesMax } = uploadPicture.upload
const tooLarge = `图片不能超过 ${bytesMax / 1024 / 1024} MB，请换一张小一些的。`

/** A picture: chosen, sent at once and shown as members will see it. Nothing is told to them before the form is saved. */
export function PictureField({ value = null, onChange, disabled, fit, square = false }: PictureFieldProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: (file: File) => (file.size > bytesMax ? Promise.reject(new TooLarge()) : call(uploadPicture, { file })),
    onSuccess: ({ picture }) => onChange?.(picture),
  })
  return (
    <div className={styles.picture}>
      <div className={styles.frame} data-square={square}>
        {value === null ? '还没有图片' : <img src={picturePath(value)} alt="现在的图片" />}
      </div>
      <div className={styles.pictureSide}>
        <span className={styles.small}>JPG、PNG 或 WebP，5 MB 以内；{fit}。会自动缩小，并去掉拍摄地点等信息。</span>
        <div className={styles.pictureButtons}>
          <Button disabled={disabled} loading={whenSlow(sending.isPending)} onClick={() => chooser.current?.click()}>
            {value === null ? terms.uploadPicture : '更换图片'}
          </Button>
          {value !== null && (
            <Button type="text" disabled={disabled} onClick={() => onChange?.(null)}>
              去掉图片
            </Button>
          )}
        </div>
        <input
          ref={chooser}
          type="file"
          accept={types.join(',')}
          // The form's own style shows every file field, so a class would not do.
          style={{ display: 'none' }}
          tabIndex={-1}
          aria-hidden
          onChange={({ target }) => {
            const [file] = target.files ?? []
            // So that the same file can be chosen again after it was refused.
            target.value = ''
            if (file) sending.mutate(file)
          }}
        />
        {sending.isError && (
          <span role="alert" className={styles.refusal}>
            {sending.error instanceof TooLarge ? tooLarge : problemSentence(sending.error)}
          </span>
        )}
      </div>
    </div>
  )
}

class TooLarge extends Error {
  override readonly name = 'TooLarge'
}
