// Databases and their connections.

// Package sql is what databases have in common; drivers know the rest.
package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"sort"
	"sync"
	"time"
)

var (
	driversMu sync.Mutex
	drivers   = map[string]driver.Driver{}
)

// Register makes a driver known under a name, once.
func Register(name string, driver driver.Driver) {
	driversMu.Lock()
	defer driversMu.Unlock()
	if driver == nil {
		panic("sql: Register driver is nil")
	}
	if _, dup := drivers[name]; dup {
		panic("sql: Register called twice for driver " + name)
	}
	drivers[name] = driver
}

// Drivers gives the names of the drivers, sorted.
func Drivers() []string {
	driversMu.Lock()
	defer driversMu.Unlock()
	names := make([]string, 0, len(drivers))
	for name := range drivers {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// What can go wrong whatever the database.
var (
	ErrNoRows   = errors.New("sql: no rows in result set")
	ErrTxDone   = errors.New("sql: transaction has already been committed or rolled back")
	ErrConnDone = errors.New("sql: connection is already closed")

	errDBClosed = errors.New("sql: database is closed")
)

// IsolationLevel is how much transactions see of each other.
type IsolationLevel int

// The levels; a driver may not have all.
const (
	LevelDefault IsolationLevel = iota
	LevelReadUncommitted
	LevelReadCommitted
	LevelWriteCommitted
	LevelRepeatableRead
	LevelSnapshot
	LevelSerializable
	LevelLinearizable
)

var levels = []string{
	"Default", "Read Uncommitted", "Read Committed", "Write Committed", "Repeatable Read", "Snapshot", "Serializable", "Linearizable",
}

func (i IsolationLevel) String() string {
	if i < 0 || int(i) >= len(levels) {
		return fmt.Sprintf("IsolationLevel(%d)", int(i))
	}
	return levels[i]
}

// TxOptions are for BeginTx.
type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

// Result tells what a statement did.
type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

// DBStats counts connections.
type DBStats struct {
	MaxOpenConnections int
	OpenConnections    int
	InUse              int
	Idle               int
	WaitCount          int64
	WaitDuration       time.Duration
	MaxIdleClosed      int64
	MaxIdleTimeClosed  int64
	MaxLifetimeClosed  int64
}

// conn is a connection, which one user at a time has.
type conn struct {
	db      *DB
	ci      driver.Conn
	mu      sync.Mutex // held while the driver works
	created time.Time
	idle    time.Time // since when
	reset   bool      // before it is used again
	stmts   map[*driverStmt]bool
	closed  bool
}

type driverStmt struct {
	c  *conn
	si driver.Stmt
}

func (s *driverStmt) close() error {
	s.c.mu.Lock()
	defer s.c.mu.Unlock()
	if !s.c.stmts[s] {
		return nil
	}
	delete(s.c.stmts, s)
	return s.si.Close()
}

// DB is a database: a pool of connections that are opened as they are needed.
type DB struct {
	connector driver.Connector

	mu          sync.Mutex
	free        []*conn
	open        int
	waiting     []chan granted
	closed      bool
	maxOpen     int // 0: any number
	maxIdle     int
	maxLifetime time.Duration
	maxIdleTime time.Duration
	stats       DBStats
}

// granted is what somebody gets who waited for a connection: one, or the right
// to open one.
type granted struct {
	c   *conn
	err error
}

type plainConnector struct {
	dsn string
	d   driver.Driver
}

func (p plainConnector) Connect(context.Context) (driver.Conn, error) { return p.d.Open(p.dsn) }
func (p plainConnector) Driver() driver.Driver                        { return p.d }

// Open gives a database by its driver and the name the driver knows it by. It
// need not connect: Ping does.
func Open(driverName, dataSourceName string) (*DB, error) {
	driversMu.Lock()
	d, ok := drivers[driverName]
	driversMu.Unlock()
	if !ok {
		return nil, fmt.Errorf("sql: unknown driver %q (forgotten import?)", driverName)
	}
	if dc, ok := d.(driver.DriverContext); ok {
		connector, err := dc.OpenConnector(dataSourceName)
		if err != nil {
			return nil, err
		}
		return OpenDB(connector), nil
	}
	return OpenDB(plainConnector{dataSourceName, d}), nil
}

// OpenDB gives a database by what connects to it.
func OpenDB(c driver.Connector) *DB { return &DB{connector: c, maxIdle: 2} }

// Driver gives the database's driver.
func (db *DB) Driver() driver.Driver { return db.connector.Driver() }

// Close closes the connections that are free, others when they are given back.
func (db *DB) Close() error {
	db.mu.Lock()
	if db.closed {
		db.mu.Unlock()
		return nil
	}
	db.closed = true
	free, waiting := db.free, db.waiting
	db.free, db.waiting = nil, nil
	db.mu.Unlock()
	for _, w := range waiting {
		w <- granted{err: errDBClosed}
	}
	var err error
	for _, c := range free {
		if e := c.close(); e != nil {
			err = e
		}
	}
	if closer, ok := db.connector.(io.Closer); ok {
		if e := closer.Close(); e != nil {
			err = e
		}
	}
	return err
}

// SetMaxIdleConns says how many free connections are kept: 2 at first, none below 1.
func (db *DB) SetMaxIdleConns(n int) {
	db.mu.Lock()
	db.maxIdle = n
	if n < 0 {
		db.maxIdle = 0
	}
	if db.maxOpen > 0 && db.maxIdle > db.maxOpen {
		db.maxIdle = db.maxOpen
	}
	var surplus []*conn
	if len(db.free) > db.maxIdle {
		surplus = append(surplus, db.free[db.maxIdle:]...)
		db.free = db.free[:db.maxIdle]
	}
	db.stats.MaxIdleClosed += int64(len(surplus))
	db.mu.Unlock()
	for _, c := range surplus {
		c.close()
	}
}

// SetMaxOpenConns says how many connections there are at most; any number below 1.
func (db *DB) SetMaxOpenConns(n int) {
	db.mu.Lock()
	if n < 0 {
		n = 0
	}
	db.maxOpen = n
	idle := db.maxIdle
	db.mu.Unlock()
	if n > 0 && idle > n {
		db.SetMaxIdleConns(n)
	}
}

// SetConnMaxLifetime says how old a connection may become; any age below 1.
func (db *DB) SetConnMaxLifetime(d time.Duration) {
	db.mu.Lock()
	db.maxLifetime = d
	db.mu.Unlock()
}

// SetConnMaxIdleTime says how long a connection may be idle; ever below 1.
func (db *DB) SetConnMaxIdleTime(d time.Duration) {
	db.mu.Lock()
	db.maxIdleTime = d
	db.mu.Unlock()
}

// Stats counts connections.
func (db *DB) Stats() DBStats {
	db.mu.Lock()
	defer db.mu.Unlock()
	s := db.stats
	s.MaxOpenConnections = db.maxOpen
	s.OpenConnections = db.open
	s.Idle = len(db.free)
	s.InUse = db.open - len(db.free)
	return s
}

// get gives a connection to one user: a free one if cached ones are wanted,
// otherwise a new one, or the first that is given back.
func (db *DB) get(ctx context.Context, cached bool) (*conn, error) {
	db.mu.Lock()
	if db.closed {
		db.mu.Unlock()
		return nil, errDBClosed
	}
	if err := ctx.Err(); err != nil {
		db.mu.Unlock()
		return nil, err
	}
	now := time.Now()
	for cached && len(db.free) > 0 {
		c := db.free[len(db.free)-1]
		db.free = db.free[:len(db.free)-1]
		tooOld := db.maxLifetime > 0 && now.Sub(c.created) >= db.maxLifetime
		tooIdle := db.maxIdleTime > 0 && now.Sub(c.idle) >= db.maxIdleTime
		if tooOld || tooIdle {
			if tooOld {
				db.stats.MaxLifetimeClosed++
			} else {
				db.stats.MaxIdleTimeClosed++
			}
			db.mu.Unlock()
			c.close()
			if tooOld {
				return nil, driver.ErrBadConn
			}
			db.mu.Lock()
			continue
		}
		db.mu.Unlock()
		return c.ready(ctx)
	}
	if db.maxOpen > 0 && db.open >= db.maxOpen {
		wait := make(chan granted, 1)
		db.waiting = append(db.waiting, wait)
		db.stats.WaitCount++
		db.mu.Unlock()
		defer func() {
			db.mu.Lock()
			db.stats.WaitDuration += time.Since(now)
			db.mu.Unlock()
		}()
		select {
		case g := <-wait:
			if g.err != nil || g.c == nil {
				if g.err == nil {
					return db.connect(ctx)
				}
				return nil, g.err
			}
			return g.c.ready(ctx)
		case <-ctx.Done():
			db.mu.Lock()
			for i, w := range db.waiting {
				if w == wait {
					db.waiting = append(db.waiting[:i:i], db.waiting[i+1:]...)
				}
			}
			db.mu.Unlock()
			select {
			case g := <-wait:
				// It came too late.
				if g.c != nil {
					db.put(g.c, nil)
				} else if g.err == nil {
					db.lost()
				}
			default:
			}
			return nil, ctx.Err()
		}
	}
	db.open++
	db.mu.Unlock()
	return db.connect(ctx)
}

// connect opens a connection, which has been counted already.
func (db *DB) connect(ctx context.Context) (*conn, error) {
	ci, err := db.connector.Connect(ctx)
	if err != nil {
		db.lost()
		return nil, err
	}
	return &conn{db: db, ci: ci, created: time.Now(), stmts: map[*driverStmt]bool{}}, nil
}

// lost counts a connection less; who waits may open one in its place.
func (db *DB) lost() {
	db.mu.Lock()
	defer db.mu.Unlock()
	if len(db.waiting) > 0 && (db.maxOpen <= 0 || db.open <= db.maxOpen) {
		wait := db.waiting[0]
		db.waiting = db.waiting[1:]
		wait <- granted{}
		return
	}
	db.open--
}

// ready lets the driver clean a connection that somebody else has used.
func (c *conn) ready(ctx context.Context) (*conn, error) {
	if c.reset {
		c.reset = false
		if r, ok := c.ci.(driver.SessionResetter); ok {
			c.mu.Lock()
			err := r.ResetSession(ctx)
			c.mu.Unlock()
			if errors.Is(err, driver.ErrBadConn) {
				c.close()
				return nil, err
			}
		}
	}
	return c, nil
}

func (c *conn) close() error {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return errors.New("sql: duplicate driverConn close")
	}
	c.closed = true
	var open []*driverStmt
	for s := range c.stmts {
		open = append(open, s)
	}
	c.mu.Unlock()
	for _, s := range open {
		s.close()
	}
	c.mu.Lock()
	err := c.ci.Close()
	c.mu.Unlock()
	c.db.lost()
	return err
}

// put gives a connection back; err is how its last use ended.
func (db *DB) put(c *conn, err error) {
	bad := errors.Is(err, driver.ErrBadConn)
	if !bad {
		if v, ok := c.ci.(driver.Validator); ok && !v.IsValid() {
			bad = true
		}
	}
	if !bad {
		c.reset = true
		c.idle = time.Now()
		db.mu.Lock()
		switch {
		case db.closed:
		case db.maxOpen > 0 && db.open > db.maxOpen:
		case len(db.waiting) > 0:
			wait := db.waiting[0]
			db.waiting = db.waiting[1:]
			wait <- granted{c: c}
			db.mu.Unlock()
			return
		case len(db.free) < db.maxIdle:
			db.free = append(db.free, c)
			db.mu.Unlock()
			return
		default:
			db.stats.MaxIdleClosed++
		}
		db.mu.Unlock()
	}
	c.close()
}

// release gives back what somebody has been using.
type release func(error)

// retry tries with connections of the pool, which may have died, and then with a
// new one.
func (db *DB) retry(ctx context.Context, try func(*conn, release) error) error {
	var err error
	for i := 0; i < 3; i++ {
		var c *conn
		if c, err = db.get(ctx, i < 2); err == nil {
			err = try(c, func(err error) { db.put(c, err) })
		}
		if !errors.Is(err, driver.ErrBadConn) {
			break
		}
	}
	return err
}

// PingContext holds that the database can be reached.
func (db *DB) PingContext(ctx context.Context) error {
	return db.retry(ctx, func(c *conn, done release) error {
		err := c.ping(ctx)
		done(err)
		return err
	})
}

func (c *conn) ping(ctx context.Context) error {
	p, ok := c.ci.(driver.Pinger)
	if !ok {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return p.Ping(ctx)
}

// Ping holds that the database can be reached.
func (db *DB) Ping() error { return db.PingContext(context.Background()) }

// prepare lets the driver prepare a query.
func (c *conn) prepare(ctx context.Context, query string) (*driverStmt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var si driver.Stmt
	var err error
	if p, ok := c.ci.(driver.ConnPrepareContext); ok {
		si, err = p.PrepareContext(ctx, query)
	} else if si, err = c.ci.Prepare(query); err == nil {
		if ctx.Err() != nil {
			si.Close()
			return nil, ctx.Err()
		}
	}
	if err != nil {
		return nil, err
	}
	s := &driverStmt{c, si}
	c.stmts[s] = true
	return s, nil
}

// exec runs a query on the connection: at once, or prepared for this one time.
func (c *conn) exec(ctx context.Context, query string, args []interface{}) (Result, error) {
	execerCtx, ok := c.ci.(driver.ExecerContext)
	var execer driver.Execer
	if !ok {
		execer, ok = c.ci.(driver.Execer)
	}
	if ok {
		values, err := arguments(c.ci, nil, -1, args)
		if err != nil {
			return nil, err
		}
		c.mu.Lock()
		var res driver.Result
		if execerCtx != nil {
			res, err = execerCtx.ExecContext(ctx, query, values)
		} else {
			var plain []driver.Value
			if plain, err = unnamed(values); err == nil {
				if err = ctx.Err(); err == nil {
					res, err = execer.Exec(query, plain)
				}
			}
		}
		c.mu.Unlock()
		if err != driver.ErrSkip {
			if err != nil {
				return nil, err
			}
			return result{c, res}, nil
		}
	}
	s, err := c.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	defer s.close()
	return s.exec(ctx, args)
}

func (s *driverStmt) exec(ctx context.Context, args []interface{}) (Result, error) {
	values, err := arguments(s.c.ci, s.si, s.si.NumInput(), args)
	if err != nil {
		return nil, err
	}
	s.c.mu.Lock()
	defer s.c.mu.Unlock()
	var res driver.Result
	if e, ok := s.si.(driver.StmtExecContext); ok {
		res, err = e.ExecContext(ctx, values)
	} else {
		var plain []driver.Value
		if plain, err = unnamed(values); err != nil {
			return nil, err
		}
		if err = ctx.Err(); err != nil {
			return nil, err
		}
		res, err = s.si.Exec(plain)
	}
	if err != nil {
		return nil, err
	}
	return result{s.c, res}, nil
}

// query runs a query on the connection, which is given back with its rows.
func (c *conn) query(ctx context.Context, query string, args []interface{}, done release) (*Rows, error) {
	queryerCtx, ok := c.ci.(driver.QueryerContext)
	var queryer driver.Queryer
	if !ok {
		queryer, ok = c.ci.(driver.Queryer)
	}
	if ok {
		values, err := arguments(c.ci, nil, -1, args)
		if err != nil {
			done(err)
			return nil, err
		}
		c.mu.Lock()
		var rows driver.Rows
		if queryerCtx != nil {
			rows, err = queryerCtx.QueryContext(ctx, query, values)
		} else {
			var plain []driver.Value
			if plain, err = unnamed(values); err == nil {
				if err = ctx.Err(); err == nil {
					rows, err = queryer.Query(query, plain)
				}
			}
		}
		c.mu.Unlock()
		if err != driver.ErrSkip {
			if err != nil {
				done(err)
				return nil, err
			}
			return newRows(ctx, c, rows, done, nil), nil
		}
	}
	s, err := c.prepare(ctx, query)
	if err != nil {
		done(err)
		return nil, err
	}
	rows, err := s.query(ctx, args)
	if err != nil {
		s.close()
		done(err)
		return nil, err
	}
	return newRows(ctx, c, rows, done, s), nil
}

func (s *driverStmt) query(ctx context.Context, args []interface{}) (driver.Rows, error) {
	values, err := arguments(s.c.ci, s.si, s.si.NumInput(), args)
	if err != nil {
		return nil, err
	}
	s.c.mu.Lock()
	defer s.c.mu.Unlock()
	if q, ok := s.si.(driver.StmtQueryContext); ok {
		return q.QueryContext(ctx, values)
	}
	plain, err := unnamed(values)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.si.Query(plain)
}

// result asks the driver while nobody else uses the connection.
type result struct {
	c   *conn
	res driver.Result
}

func (r result) LastInsertId() (int64, error) {
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	return r.res.LastInsertId()
}

func (r result) RowsAffected() (int64, error) {
	r.c.mu.Lock()
	defer r.c.mu.Unlock()
	return r.res.RowsAffected()
}

// ExecContext runs a query that gives no rows.
func (db *DB) ExecContext(ctx context.Context, query string, args ...interface{}) (res Result, err error) {
	err = db.retry(ctx, func(c *conn, done release) error {
		var err error
		res, err = c.exec(ctx, query, args)
		done(err)
		return err
	})
	return res, err
}

// Exec runs a query that gives no rows.
func (db *DB) Exec(query string, args ...interface{}) (Result, error) {
	return db.ExecContext(context.Background(), query, args...)
}

// QueryContext runs a query; the rows are to be closed.
func (db *DB) QueryContext(ctx context.Context, query string, args ...interface{}) (rows *Rows, err error) {
	err = db.retry(ctx, func(c *conn, done release) error {
		var err error
		rows, err = c.query(ctx, query, args, done)
		return err
	})
	return rows, err
}

// Query runs a query; the rows are to be closed.
func (db *DB) Query(query string, args ...interface{}) (*Rows, error) {
	return db.QueryContext(context.Background(), query, args...)
}

// QueryRowContext runs a query that gives one row at most.
func (db *DB) QueryRowContext(ctx context.Context, query string, args ...interface{}) *Row {
	rows, err := db.QueryContext(ctx, query, args...)
	return &Row{rows: rows, err: err}
}

// QueryRow runs a query that gives one row at most.
func (db *DB) QueryRow(query string, args ...interface{}) *Row {
	return db.QueryRowContext(context.Background(), query, args...)
}

// Conn is one connection, kept until it is closed.
type Conn struct {
	db   *DB
	c    *conn
	mu   sync.Mutex
	done bool
}

// Conn gives a connection of its own.
func (db *DB) Conn(ctx context.Context) (own *Conn, err error) {
	err = db.retry(ctx, func(c *conn, done release) error {
		own = &Conn{db: db, c: c}
		return nil
	})
	return own, err
}

func (c *Conn) use() (*conn, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		return nil, ErrConnDone
	}
	return c.c, nil
}

func (c *Conn) after(err error) {
	if errors.Is(err, driver.ErrBadConn) {
		c.end(err)
	}
}

func (c *Conn) end(err error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		return ErrConnDone
	}
	c.done = true
	c.db.put(c.c, err)
	return nil
}

// Close gives the connection back.
func (c *Conn) Close() error { return c.end(nil) }

// PingContext holds that the database can be reached.
func (c *Conn) PingContext(ctx context.Context) error {
	one, err := c.use()
	if err == nil {
		err = one.ping(ctx)
		c.after(err)
	}
	return err
}

// ExecContext runs a query that gives no rows.
func (c *Conn) ExecContext(ctx context.Context, query string, args ...interface{}) (Result, error) {
	one, err := c.use()
	if err != nil {
		return nil, err
	}
	res, err := one.exec(ctx, query, args)
	c.after(err)
	return res, err
}

// QueryContext runs a query; the rows are to be closed.
func (c *Conn) QueryContext(ctx context.Context, query string, args ...interface{}) (*Rows, error) {
	one, err := c.use()
	if err != nil {
		return nil, err
	}
	return one.query(ctx, query, args, c.after)
}

// QueryRowContext runs a query that gives one row at most.
func (c *Conn) QueryRowContext(ctx context.Context, query string, args ...interface{}) *Row {
	rows, err := c.QueryContext(ctx, query, args...)
	return &Row{rows: rows, err: err}
}

// Raw gives the driver's connection to f.
func (c *Conn) Raw(f func(driverConn interface{}) error) error {
	one, err := c.use()
	if err != nil {
		return err
	}
	one.mu.Lock()
	defer one.mu.Unlock()
	return f(one.ci)
}
