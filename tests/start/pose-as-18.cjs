// Required first, makes the Node that runs say that it is an older one.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } })
