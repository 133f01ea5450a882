// Transactions and prepared statements.

package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"sync"
)

// Tx is a transaction: its queries go over one connection, until it is committed
// or rolled back.
type Tx struct {
	db      *DB
	c       *conn
	release release
	txi     driver.Tx
	cancel  func()

	mu    sync.Mutex
	done  bool
	stmts []*Stmt
}

// BeginTx begins a transaction; it is rolled back when the context ends.
func (db *DB) BeginTx(ctx context.Context, opts *TxOptions) (tx *Tx, err error) {
	err = db.retry(ctx, func(c *conn, done release) error {
		var err error
		tx, err = db.begin(ctx, c, done, opts)
		return err
	})
	return tx, err
}

// Begin begins a transaction.
func (db *DB) Begin() (*Tx, error) { return db.BeginTx(context.Background(), nil) }

// BeginTx begins a transaction on this connection.
func (c *Conn) BeginTx(ctx context.Context, opts *TxOptions) (*Tx, error) {
	one, err := c.use()
	if err != nil {
		return nil, err
	}
	return c.db.begin(ctx, one, c.after, opts)
}

func (db *DB) begin(ctx context.Context, c *conn, done release, opts *TxOptions) (*Tx, error) {
	c.mu.Lock()
	txi, err := c.begin(ctx, opts)
	c.mu.Unlock()
	if err != nil {
		done(err)
		return nil, err
	}
	tx := &Tx{db: db, c: c, release: done, txi: txi}
	if ctx.Done() != nil {
		ctx, tx.cancel = context.WithCancel(ctx)
		outer := ctx
		go func() {
			<-outer.Done()
			tx.Rollback()
		}()
	}
	return tx, nil
}

func (c *conn) begin(ctx context.Context, opts *TxOptions) (driver.Tx, error) {
	if b, ok := c.ci.(driver.ConnBeginTx); ok {
		var o driver.TxOptions
		if opts != nil {
			o.Isolation = driver.IsolationLevel(opts.Isolation)
			o.ReadOnly = opts.ReadOnly
		}
		return b.BeginTx(ctx, o)
	}
	if opts != nil {
		if opts.Isolation != LevelDefault {
			return nil, errors.New("sql: driver does not support non-default isolation level")
		}
		if opts.ReadOnly {
			return nil, errors.New("sql: driver does not support read-only transactions")
		}
	}
	txi, err := c.ci.Begin()
	if err == nil && ctx.Err() != nil {
		txi.Rollback()
		return nil, ctx.Err()
	}
	return txi, err
}

// end ends it, once.
func (tx *Tx) end(how func() error) error {
	tx.mu.Lock()
	if tx.done {
		tx.mu.Unlock()
		return ErrTxDone
	}
	tx.done = true
	stmts := tx.stmts
	tx.mu.Unlock()
	tx.c.mu.Lock()
	err := how()
	tx.c.mu.Unlock()
	if !errors.Is(err, driver.ErrBadConn) {
		for _, s := range stmts {
			s.Close()
		}
	}
	if tx.cancel != nil {
		tx.cancel()
	}
	tx.release(err)
	return err
}

// Commit makes what was done last.
func (tx *Tx) Commit() error { return tx.end(tx.txi.Commit) }

// Rollback undoes what was done.
func (tx *Tx) Rollback() error { return tx.end(tx.txi.Rollback) }

func (tx *Tx) use(ctx context.Context) (*conn, error) {
	tx.mu.Lock()
	defer tx.mu.Unlock()
	if err := ctx.Err(); err != nil && !tx.done {
		return nil, err
	}
	if tx.done {
		return nil, ErrTxDone
	}
	return tx.c, nil
}

// ExecContext runs a query that gives no rows.
func (tx *Tx) ExecContext(ctx context.Context, query string, args ...interface{}) (Result, error) {
	c, err := tx.use(ctx)
	if err != nil {
		return nil, err
	}
	return c.exec(ctx, query, args)
}

// Exec runs a query that gives no rows.
func (tx *Tx) Exec(query string, args ...interface{}) (Result, error) {
	return tx.ExecContext(context.Background(), query, args...)
}

// QueryContext runs a query; the rows are to be closed.
func (tx *Tx) QueryContext(ctx context.Context, query string, args ...interface{}) (*Rows, error) {
	c, err := tx.use(ctx)
	if err != nil {
		return nil, err
	}
	return c.query(ctx, query, args, func(error) {})
}

// Query runs a query; the rows are to be closed.
func (tx *Tx) Query(query string, args ...interface{}) (*Rows, error) {
	return tx.QueryContext(context.Background(), query, args...)
}

// QueryRowContext runs a query that gives one row at most.
func (tx *Tx) QueryRowContext(ctx context.Context, query string, args ...interface{}) *Row {
	rows, err := tx.QueryContext(ctx, query, args...)
	return &Row{rows: rows, err: err}
}

// QueryRow runs a query that gives one row at most.
func (tx *Tx) QueryRow(query string, args ...interface{}) *Row {
	return tx.QueryRowContext(context.Background(), query, args...)
}

// PrepareContext prepares a query for use in the transaction.
func (tx *Tx) PrepareContext(ctx context.Context, query string) (*Stmt, error) {
	c, err := tx.use(ctx)
	if err != nil {
		return nil, err
	}
	prepared, err := c.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return tx.own(&Stmt{db: tx.db, query: query, tx: tx, one: prepared, c: c}), nil
}

// Prepare prepares a query for use in the transaction.
func (tx *Tx) Prepare(query string) (*Stmt, error) {
	return tx.PrepareContext(context.Background(), query)
}

func (tx *Tx) own(s *Stmt) *Stmt {
	tx.mu.Lock()
	tx.stmts = append(tx.stmts, s)
	tx.mu.Unlock()
	return s
}

// StmtContext gives a prepared statement for use in the transaction.
func (tx *Tx) StmtContext(ctx context.Context, stmt *Stmt) *Stmt {
	c, err := tx.use(ctx)
	if err != nil {
		return &Stmt{stuck: err}
	}
	if tx.db != stmt.db {
		return &Stmt{stuck: errors.New("sql: Tx.Stmt: statement from different database used")}
	}
	s := &Stmt{db: tx.db, query: stmt.query, tx: tx, c: c}
	stmt.mu.Lock()
	for _, p := range stmt.prepared {
		if p.c == c {
			s.one, s.shared = p, true
		}
	}
	stmt.mu.Unlock()
	if s.one == nil {
		if s.one, s.stuck = c.prepare(ctx, stmt.query); s.stuck != nil {
			return s
		}
	}
	return tx.own(s)
}

// Stmt gives a prepared statement for use in the transaction.
func (tx *Tx) Stmt(stmt *Stmt) *Stmt { return tx.StmtContext(context.Background(), stmt) }

// Stmt is a prepared statement. One of a DB is prepared anew on each connection
// that it comes to.
type Stmt struct {
	db    *DB
	query string
	stuck error // it never was prepared

	// Of a transaction or a Conn:
	tx     *Tx
	own    *Conn
	c      *conn
	one    *driverStmt
	shared bool // it belongs to another Stmt

	mu       sync.Mutex
	prepared []*driverStmt
	closed   bool
}

// PrepareContext prepares a query for later use.
func (db *DB) PrepareContext(ctx context.Context, query string) (stmt *Stmt, err error) {
	err = db.retry(ctx, func(c *conn, done release) error {
		prepared, err := c.prepare(ctx, query)
		if err == nil {
			stmt = &Stmt{db: db, query: query, prepared: []*driverStmt{prepared}}
		}
		done(err)
		return err
	})
	return stmt, err
}

// Prepare prepares a query for later use.
func (db *DB) Prepare(query string) (*Stmt, error) {
	return db.PrepareContext(context.Background(), query)
}

// PrepareContext prepares a query on this connection.
func (c *Conn) PrepareContext(ctx context.Context, query string) (*Stmt, error) {
	one, err := c.use()
	if err != nil {
		return nil, err
	}
	prepared, err := one.prepare(ctx, query)
	c.after(err)
	if err != nil {
		return nil, err
	}
	return &Stmt{db: c.db, query: query, own: c, one: prepared, c: one}, nil
}

// with calls try with the statement as it is prepared on some connection.
func (s *Stmt) with(ctx context.Context, try func(*driverStmt, release) error) error {
	if s.stuck != nil {
		return s.stuck
	}
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return errors.New("sql: statement is closed")
	}
	if s.tx != nil {
		if _, err := s.tx.use(ctx); err != nil {
			return err
		}
		return try(s.one, func(error) {})
	}
	if s.own != nil {
		if _, err := s.own.use(); err != nil {
			return err
		}
		return try(s.one, s.own.after)
	}
	return s.db.retry(ctx, func(c *conn, done release) error {
		s.mu.Lock()
		var found *driverStmt
		var alive []*driverStmt
		for _, p := range s.prepared {
			if p.c == c {
				found = p
			}
			if !p.c.closed {
				alive = append(alive, p)
			}
		}
		s.prepared = alive
		s.mu.Unlock()
		if found == nil {
			var err error
			if found, err = c.prepare(ctx, s.query); err != nil {
				done(err)
				return err
			}
			s.mu.Lock()
			s.prepared = append(s.prepared, found)
			s.mu.Unlock()
		}
		return try(found, done)
	})
}

// ExecContext runs the statement; it gives no rows.
func (s *Stmt) ExecContext(ctx context.Context, args ...interface{}) (res Result, err error) {
	err = s.with(ctx, func(p *driverStmt, done release) error {
		var err error
		res, err = p.exec(ctx, args)
		done(err)
		return err
	})
	return res, err
}

// Exec runs the statement; it gives no rows.
func (s *Stmt) Exec(args ...interface{}) (Result, error) {
	return s.ExecContext(context.Background(), args...)
}

// QueryContext runs the statement; the rows are to be closed.
func (s *Stmt) QueryContext(ctx context.Context, args ...interface{}) (rows *Rows, err error) {
	err = s.with(ctx, func(p *driverStmt, done release) error {
		ri, err := p.query(ctx, args)
		if err != nil {
			done(err)
			return err
		}
		rows = newRows(ctx, p.c, ri, done, nil)
		return nil
	})
	return rows, err
}

// Query runs the statement; the rows are to be closed.
func (s *Stmt) Query(args ...interface{}) (*Rows, error) {
	return s.QueryContext(context.Background(), args...)
}

// QueryRowContext runs the statement for one row.
func (s *Stmt) QueryRowContext(ctx context.Context, args ...interface{}) *Row {
	rows, err := s.QueryContext(ctx, args...)
	return &Row{rows: rows, err: err}
}

// QueryRow runs the statement for one row.
func (s *Stmt) QueryRow(args ...interface{}) *Row {
	return s.QueryRowContext(context.Background(), args...)
}

// Close closes the statement wherever it is prepared.
func (s *Stmt) Close() error {
	if s.stuck != nil {
		return s.stuck
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	prepared := s.prepared
	s.prepared = nil
	s.mu.Unlock()
	if s.one != nil {
		if s.shared {
			return nil
		}
		return s.one.close()
	}
	var err error
	for _, p := range prepared {
		if e := p.close(); e != nil {
			err = e
		}
	}
	return err
}
