// Package sync has locks and what else goroutines wait for each other with.
package sync

// A lock is handed straight to the goroutine that has waited longest: there is no barging, so a run
// depends on nothing but who came first.

// Locker is something that can be locked.
type Locker interface {
	Lock()
	Unlock()
}

// Mutex is a lock that one goroutine holds at a time. The zero value is unlocked.
type Mutex struct {
	// held is the number of the goroutine that took it, 0 while it is free.
	held int32
	// last is the number of the event that unlocked it last.
	last int
}

func lock(held *int32, last *int)
func tryLock(held *int32, last *int) bool
func unlock(held *int32, last *int)

// Lock waits until the mutex is free and takes it.
func (m *Mutex) Lock() { lock(&m.held, &m.last) }

// TryLock takes the mutex if it is free.
func (m *Mutex) TryLock() bool { return tryLock(&m.held, &m.last) }

// Unlock gives it back; any goroutine may. Unlocking a free mutex ends the program.
func (m *Mutex) Unlock() { unlock(&m.held, &m.last) }

// RWMutex is held by one writer or by any number of readers. Readers that come while a writer waits
// wait behind it.
type RWMutex struct {
	// writer is the number of the goroutine that holds it to write, readers how many hold it to read.
	writer  int32
	readers int32
	last    int
}

func rwLock(writer, readers *int32, last *int)
func rwTryLock(writer, readers *int32, last *int) bool
func rwUnlock(writer, readers *int32, last *int)
func rwRLock(writer, readers *int32, last *int)
func rwTryRLock(writer, readers *int32, last *int) bool
func rwRUnlock(writer, readers *int32, last *int)

// Lock waits until nobody holds it, neither to read nor to write.
func (rw *RWMutex) Lock() { rwLock(&rw.writer, &rw.readers, &rw.last) }

// TryLock takes it to write if nobody holds it.
func (rw *RWMutex) TryLock() bool { return rwTryLock(&rw.writer, &rw.readers, &rw.last) }

// Unlock gives back what Lock took.
func (rw *RWMutex) Unlock() { rwUnlock(&rw.writer, &rw.readers, &rw.last) }

// RLock waits until no writer holds it or waits for it.
func (rw *RWMutex) RLock() { rwRLock(&rw.writer, &rw.readers, &rw.last) }

// TryRLock takes it to read if that needs no waiting.
func (rw *RWMutex) TryRLock() bool { return rwTryRLock(&rw.writer, &rw.readers, &rw.last) }

// RUnlock gives back what one RLock took.
func (rw *RWMutex) RUnlock() { rwRUnlock(&rw.writer, &rw.readers, &rw.last) }

// RLocker is a Locker whose Lock and Unlock are RLock and RUnlock.
func (rw *RWMutex) RLocker() Locker { return (*readLocker)(rw) }

type readLocker RWMutex

func (r *readLocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *readLocker) Unlock() { (*RWMutex)(r).RUnlock() }
