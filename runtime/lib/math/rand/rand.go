// Package rand gives pseudo-random numbers: the same for the same seed as Go's own.
package rand

import "sync"

const (
	longLag  = 607
	shortLag = 273
	modulus  = 1<<31 - 1
)

// Source gives numbers of 63 bits.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// Source64 gives numbers of 64 bits too.
type Source64 interface {
	Source
	Uint64() uint64
}

// lagged is an additive lagged Fibonacci generator: each number is the sum of the one before it by
// shortLag and the one before it by longLag.
type lagged struct {
	tap, feed int
	vec       [longLag]int64
}

// mix fills the state from a number below the modulus. In one step: programs that want one random number
// would take thousands to begin.
func mix(vec []int64, x int64)

func (s *lagged) Seed(seed int64) {
	s.tap, s.feed = 0, longLag-shortLag
	x := seed % modulus
	if x < 0 {
		x += modulus
	}
	if x == 0 {
		x = 89482311
	}
	mix(s.vec[:], x)
}

func (s *lagged) Uint64() uint64 {
	s.tap--
	if s.tap < 0 {
		s.tap += longLag
	}
	s.feed--
	if s.feed < 0 {
		s.feed += longLag
	}
	x := s.vec[s.feed] + s.vec[s.tap]
	s.vec[s.feed] = x
	return uint64(x)
}

func (s *lagged) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

// NewSource is a source of its own with a seed; only one goroutine may use it at a time.
func NewSource(seed int64) Source {
	s := &lagged{}
	s.Seed(seed)
	return s
}

// Rand makes numbers of all kinds from a source.
type Rand struct {
	src Source
	s64 Source64
	// readVal holds the bytes of a number that Read has not used, readPos of them.
	readVal int64
	readPos int8
}

// New is a Rand over a source.
func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

// Seed starts the source anew.
func (r *Rand) Seed(seed int64) {
	if l, ok := r.src.(*locked); ok {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.s.Seed(seed)
		r.readPos = 0
		return
	}
	r.src.Seed(seed)
	r.readPos = 0
}

func (r *Rand) Int63() int64   { return r.src.Int63() }
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }

func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

func (r *Rand) Int31() int32 { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int     { return int(uint(r.Int63())) }

// Int63n is at least 0 and less than n.
func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	// What lies above the last whole multiple of n would favour small numbers.
	last := int64(1<<63 - 1 - (1<<63)%uint64(n))
	v := r.Int63()
	for v > last {
		v = r.Int63()
	}
	return v % n
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	last := int32(1<<31 - 1 - (1<<31)%uint32(n))
	v := r.Int31()
	for v > last {
		v = r.Int31()
	}
	return v % n
}

// scaled is at least 0 and less than n, by multiplying instead of dividing: Shuffle's way.
func (r *Rand) scaled(n int32) int32 {
	product := uint64(r.Uint32()) * uint64(n)
	low := uint32(product)
	if low < uint32(n) {
		least := uint32(-n) % uint32(n)
		for low < least {
			product = uint64(r.Uint32()) * uint64(n)
			low = uint32(product)
		}
	}
	return int32(product >> 32)
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// Float64 is at least 0 and less than 1.
func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f < 1 {
			return f
		}
	}
}

func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f < 1 {
			return f
		}
	}
}

// Perm is the numbers below n in some order.
func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := 0; i < n; i++ {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

// Shuffle brings n things into some order; swap exchanges two of them.
func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	i := n - 1
	for ; i > 1<<31-1-1; i-- {
		swap(i, int(r.Int63n(int64(i+1))))
	}
	for ; i > 0; i-- {
		swap(i, int(r.scaled(int32(i+1))))
	}
}

// Read fills p; it never fails.
func (r *Rand) Read(p []byte) (n int, err error) {
	if l, ok := r.src.(*locked); ok {
		l.mu.Lock()
		defer l.mu.Unlock()
		return fill(p, &l.s, &r.readVal, &r.readPos)
	}
	return fill(p, r.src, &r.readVal, &r.readPos)
}

// fill takes seven bytes of each number.
func fill(p []byte, src Source, val *int64, pos *int8) (n int, err error) {
	for n = 0; n < len(p); n++ {
		if *pos == 0 {
			*val = src.Int63()
			*pos = 7
		}
		p[n] = byte(*val)
		*val >>= 8
		*pos--
	}
	return n, nil
}

// locked is the source of the package's functions, which any goroutine may call.
type locked struct {
	mu sync.Mutex
	s  lagged
}

func (l *locked) Int63() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.s.Int63()
}

func (l *locked) Uint64() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.s.Uint64()
}

func (l *locked) Seed(seed int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.s.Seed(seed)
}

var global *Rand

// shared is the generator of the package's functions: seeded with 1 when it is first wanted.
func shared() *Rand {
	if global == nil {
		l := &locked{}
		l.s.Seed(1)
		global = New(l)
	}
	return global
}

func Seed(seed int64)                    { shared().Seed(seed) }
func Int63() int64                       { return shared().Int63() }
func Uint32() uint32                     { return shared().Uint32() }
func Uint64() uint64                     { return shared().Uint64() }
func Int31() int32                       { return shared().Int31() }
func Int() int                           { return shared().Int() }
func Int63n(n int64) int64               { return shared().Int63n(n) }
func Int31n(n int32) int32               { return shared().Int31n(n) }
func Intn(n int) int                     { return shared().Intn(n) }
func Float64() float64                   { return shared().Float64() }
func Float32() float32                   { return shared().Float32() }
func Perm(n int) []int                   { return shared().Perm(n) }
func Shuffle(n int, swap func(i, j int)) { shared().Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return shared().Read(p) }
func NormFloat64() float64               { return shared().NormFloat64() }
func ExpFloat64() float64                { return shared().ExpFloat64() }
