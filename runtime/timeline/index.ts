/** The door of timeline/. */
export { EventStore, kindNumber, MAX_EVENTS } from './event-store';
export { Recording, type RecordingOptions, type Subject } from './recording';
