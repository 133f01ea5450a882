// The one place that knows where the room is, so that its code is loaded when it is asked for.
import type { RoomModule } from './room-props';

/** Loads the room. */
export const loadRoom = (): Promise<RoomModule> => import('../_room/room');
