package sync

// WaitGroup waits until a number of things are done.
type WaitGroup struct {
	count int32
	last  int
}

func groupAdd(count *int32, last *int, delta int)
func groupWait(count *int32, last *int)

// Add changes the number of things that are not done; at zero those who wait go on. Below zero it panics.
func (wg *WaitGroup) Add(delta int) { groupAdd(&wg.count, &wg.last, delta) }

// Done takes one off.
func (wg *WaitGroup) Done() { groupAdd(&wg.count, &wg.last, -1) }

// Wait waits until the number is zero.
func (wg *WaitGroup) Wait() { groupWait(&wg.count, &wg.last) }

// Once does something one time.
type Once struct {
	m    Mutex
	done bool
}

// Do calls f if no call of Do has done so yet; who comes meanwhile waits until f has returned.
func (o *Once) Do(f func()) {
	if o.done {
		return
	}
	o.m.Lock()
	defer o.m.Unlock()
	if o.done {
		return
	}
	// Done even if f panics, but not before it has ended.
	defer func() { o.done = true }()
	f()
}

// Cond is a place where goroutines wait for something to become true.
type Cond struct {
	// L is held while the condition is looked at or changed.
	L Locker

	waiters []*uint32
	// self is the Cond itself, once it has been used; the original's in a copy.
	self *Cond
}

// used is c, which must not be a copy of one that has been used.
func used(c *Cond) *Cond

// first takes the first ticket, nil if there is none, at once: others may be at it.
func first(all []*uint32) (ticket *uint32, rest []*uint32)

func acquire(ticket *uint32)
func release(ticket *uint32)

// NewCond makes a Cond with its lock.
func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks c.L, waits for a Signal or Broadcast, and locks c.L again.
func (c *Cond) Wait() {
	ticket := new(uint32)
	used(c).waiters = append(c.waiters, ticket)
	c.L.Unlock()
	acquire(ticket)
	c.L.Lock()
}

// Signal lets the one go on that has waited longest.
func (c *Cond) Signal() {
	if len(used(c).waiters) == 0 {
		return
	}
	var ticket *uint32
	ticket, c.waiters = first(c.waiters)
	release(ticket)
}

// Broadcast lets all go on that wait.
func (c *Cond) Broadcast() {
	var all []*uint32
	all, c.waiters = used(c).waiters, nil
	for _, ticket := range all {
		release(ticket)
	}
}

// Pool keeps things for being used again.
type Pool struct {
	// New makes one when the pool has none.
	New func() interface{}

	// near is what is taken out first; of the others the last.
	near interface{}
	kept []interface{}
}

// last takes the last thing, nil if there is none, at once: others may be at it.
func last(all []interface{}) (x interface{}, rest []interface{})

// Get takes one out of the pool, or makes one.
func (p *Pool) Get() interface{} {
	var x interface{}
	if x, p.near = p.near, nil; x != nil {
		return x
	}
	if x, p.kept = last(p.kept); x != nil {
		return x
	}
	if p.New == nil {
		return nil
	}
	return p.New()
}

// Put gives one back.
func (p *Pool) Put(x interface{}) {
	if x == nil {
		return
	}
	if p.near != nil {
		p.kept = append(p.kept, x)
		return
	}
	p.near, x = x, p.near
	// Somebody else may have put one there meanwhile.
	if x != nil {
		p.kept = append(p.kept, x)
	}
}

// Map is a map that goroutines may share.
type Map struct {
	mu Mutex
	m  map[interface{}]interface{}
}

// Load reads an entry.
func (m *Map) Load(key interface{}) (value interface{}, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok = m.m[key]
	return value, ok
}

// Store writes an entry.
func (m *Map) Store(key, value interface{}) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.m == nil {
		m.m = make(map[interface{}]interface{})
	}
	m.m[key] = value
}

// LoadOrStore reads the entry, or writes it where there is none.
func (m *Map) LoadOrStore(key, value interface{}) (actual interface{}, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if old, ok := m.m[key]; ok {
		return old, true
	}
	if m.m == nil {
		m.m = make(map[interface{}]interface{})
	}
	m.m[key] = value
	return value, false
}

// LoadAndDelete reads the entry and removes it.
func (m *Map) LoadAndDelete(key interface{}) (value interface{}, loaded bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, loaded = m.m[key]
	delete(m.m, key)
	return value, loaded
}

// Delete removes an entry.
func (m *Map) Delete(key interface{}) { m.LoadAndDelete(key) }

// Range calls f for the entries there are until it returns false; f may change the map.
func (m *Map) Range(f func(key, value interface{}) bool) {
	m.mu.Lock()
	keys := make([]interface{}, 0, len(m.m))
	for key := range m.m {
		keys = append(keys, key)
	}
	m.mu.Unlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}
