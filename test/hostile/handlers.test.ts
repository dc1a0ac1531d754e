import { describeHostile } from './check-hostile.js'
import { hostileHandlers } from './hostile-handlers.js'

describeHostile('a hostile handler', hostileHandlers, 60)
