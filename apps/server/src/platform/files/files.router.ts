import { open } from 'node:fs/promises'
import { join } from 'node:path'
import Router from '@koa/router'
import { picturePath, uploadPicture } from '@cheyou/contract'
import { staffAct } from '../db/acts.ts'
import { rawBody } from '../http/raw-body.ts'
import type { Routes } from '../http/routes.ts'
import type { App } from '../../wiring.ts'
import { keepPicture, pictureExists } from './keep-picture.ts'

/** Pictures come in at the console. */
export function filesRoutes(app: App, routes: Routes): void {
  routes.on(uploadPicture, async ({ caller, ctx }) => {
    const given = await rawBody(ctx, uploadPicture.upload.bytesMax)
    const act = staffAct(app, caller, 'files.keep-picture')
    const { name, width, height } = await keepPicture(app, act, given)
    return { picture: name, url: picturePath(name), width, height }
  })
}

const namePattern = /^[0-9a-f]{64}\.(jpg|png)$/
const types: Record<string, string> = { jpg: 'image/jpeg', png: 'image/png' }

/** Kept pictures, to everybody: only what a row names, and under its name it never changes. */
export function filesPages(app: App): Router {
  return new Router({ sensitive: true }).get('/files/:name', async (ctx) => {
    const { name } = ctx.params
    const extension = namePattern.exec(name ?? '')?.[1]
    if (name === undefined || extension === undefined || !(await pictureExists(app.db.read, app.groupId, name))) return
    const file = await open(join(app.config.filesDir, name)).catch((error: unknown) => {
      app.log.error({ err: error, name }, 'a picture is missing on disk')
      return null
    })
    if (file === null) return
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
    ctx.type = types[extension]!
    ctx.length = (await file.stat()).size
    ctx.body = file.createReadStream()
  })
}
