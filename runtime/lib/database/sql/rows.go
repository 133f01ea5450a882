// Rows of a result.

package sql

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"reflect"
	"sync"
)

// Rows goes through a result.
type Rows struct {
	c       *conn
	release release
	rows    driver.Rows
	stmt    *driverStmt // to be closed with it
	cancel  func()

	mu     sync.Mutex
	closed bool
	last   []driver.Value
	err    error // io.EOF at the end
}

func newRows(ctx context.Context, c *conn, rows driver.Rows, done release, stmt *driverStmt) *Rows {
	rs := &Rows{c: c, release: done, rows: rows, stmt: stmt}
	if ctx.Done() != nil {
		ctx, rs.cancel = context.WithCancel(ctx)
		outer := ctx
		go func() {
			<-outer.Done()
			rs.close(outer.Err())
		}()
	}
	return rs
}

// Next goes to the next row. False at the end, where the rows are closed, or
// after an error.
func (rs *Rows) Next() bool {
	more, ok := rs.next()
	if !more {
		rs.Close()
	}
	return ok
}

func (rs *Rows) next() (more, ok bool) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.closed {
		return true, false
	}
	if rs.last == nil {
		rs.last = make([]driver.Value, len(rs.rows.Columns()))
	}
	rs.c.mu.Lock()
	rs.err = rs.rows.Next(rs.last)
	rs.c.mu.Unlock()
	if rs.err == nil {
		return true, true
	}
	if rs.err != io.EOF {
		return false, false
	}
	if sets, ok := rs.rows.(driver.RowsNextResultSet); ok && sets.HasNextResultSet() {
		return true, false // they stay open for the next set
	}
	return false, false
}

// NextResultSet goes to the next set of rows, if there is one.
func (rs *Rows) NextResultSet() bool {
	rs.mu.Lock()
	if rs.closed {
		rs.mu.Unlock()
		return false
	}
	rs.last = nil
	sets, ok := rs.rows.(driver.RowsNextResultSet)
	if ok {
		rs.c.mu.Lock()
		rs.err = sets.NextResultSet()
		rs.c.mu.Unlock()
		ok = rs.err == nil
	}
	rs.mu.Unlock()
	if !ok {
		rs.Close()
	}
	return ok
}

// Err gives the error that ended the rows, nil if they came to their end.
func (rs *Rows) Err() error {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.err == io.EOF {
		return nil
	}
	return rs.err
}

var (
	errRowsClosed = errors.New("sql: Rows are closed")
)

// usable tells why the rows can tell nothing more, with the lock held.
func (rs *Rows) usable() error {
	if !rs.closed {
		return nil
	}
	if rs.err != nil && rs.err != io.EOF {
		return rs.err
	}
	return errRowsClosed
}

// Columns gives the columns' names.
func (rs *Rows) Columns() ([]string, error) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if err := rs.usable(); err != nil {
		return nil, err
	}
	rs.c.mu.Lock()
	defer rs.c.mu.Unlock()
	return rs.rows.Columns(), nil
}

// ColumnType tells of a column what the driver knows.
type ColumnType struct {
	name                           string
	hasNullable, hasLength, hasDec bool
	nullable                       bool
	length, precision, scale       int64
	databaseType                   string
	scanType                       reflect.Type
}

func (ci *ColumnType) Name() string             { return ci.name }
func (ci *ColumnType) DatabaseTypeName() string { return ci.databaseType }
func (ci *ColumnType) ScanType() reflect.Type   { return ci.scanType }

func (ci *ColumnType) Length() (length int64, ok bool) { return ci.length, ci.hasLength }
func (ci *ColumnType) Nullable() (nullable, ok bool)   { return ci.nullable, ci.hasNullable }
func (ci *ColumnType) DecimalSize() (precision, scale int64, ok bool) {
	return ci.precision, ci.scale, ci.hasDec
}

// ColumnTypes tells of the columns.
func (rs *Rows) ColumnTypes() ([]*ColumnType, error) {
	names, err := rs.Columns()
	if err != nil {
		return nil, err
	}
	all := make([]*ColumnType, len(names))
	for i, name := range names {
		ci := &ColumnType{name: name, scanType: reflect.TypeOf(new(interface{})).Elem()}
		if p, ok := rs.rows.(interface{ ColumnTypeScanType(int) reflect.Type }); ok {
			ci.scanType = p.ColumnTypeScanType(i)
		}
		if p, ok := rs.rows.(interface{ ColumnTypeDatabaseTypeName(int) string }); ok {
			ci.databaseType = p.ColumnTypeDatabaseTypeName(i)
		}
		if p, ok := rs.rows.(interface{ ColumnTypeLength(int) (int64, bool) }); ok {
			ci.length, ci.hasLength = p.ColumnTypeLength(i)
		}
		if p, ok := rs.rows.(interface{ ColumnTypeNullable(int) (bool, bool) }); ok {
			ci.nullable, ci.hasNullable = p.ColumnTypeNullable(i)
		}
		if p, ok := rs.rows.(interface {
			ColumnTypePrecisionScale(int) (int64, int64, bool)
		}); ok {
			ci.precision, ci.scale, ci.hasDec = p.ColumnTypePrecisionScale(i)
		}
		all[i] = ci
	}
	return all, nil
}

// Scan keeps the row's values in what dest points to.
func (rs *Rows) Scan(dest ...interface{}) error {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.err != nil && rs.err != io.EOF {
		return rs.err
	}
	if err := rs.usable(); err != nil {
		return err
	}
	if rs.last == nil {
		return errors.New("sql: Scan called without calling Next")
	}
	if len(dest) != len(rs.last) {
		return fmt.Errorf("sql: expected %d destination arguments in Scan, not %d", len(rs.last), len(dest))
	}
	for i, value := range rs.last {
		if err := rs.assign(dest[i], value); err != nil {
			return fmt.Errorf(`sql: Scan error on column index %d, name %q: %w`, i, rs.rows.Columns()[i], err)
		}
	}
	return nil
}

func (rs *Rows) assign(dest interface{}, value driver.Value) error {
	if inner, ok := value.(driver.Rows); ok {
		d, ok := dest.(*Rows)
		if !ok || d == nil {
			return convertAssign(dest, value)
		}
		d.c, d.rows, d.release = rs.c, inner, func(error) {}
		d.closed, d.last, d.err = false, nil, nil
		return nil
	}
	return convertAssign(dest, value)
}

// Close gives the connection back. It may be called again.
func (rs *Rows) Close() error { return rs.close(nil) }

func (rs *Rows) close(why error) error {
	rs.mu.Lock()
	if rs.closed {
		rs.mu.Unlock()
		return nil
	}
	rs.closed = true
	if rs.err == nil {
		rs.err = why
	}
	rs.c.mu.Lock()
	err := rs.rows.Close()
	rs.c.mu.Unlock()
	if rs.cancel != nil {
		rs.cancel()
	}
	rs.mu.Unlock()
	if rs.stmt != nil {
		rs.stmt.close()
	}
	rs.release(err)
	return err
}

// Row is a result of one row.
type Row struct {
	rows *Rows
	err  error
}

// Scan keeps the row's values in what dest points to; others after it are left
// out. Without a row it gives ErrNoRows.
func (r *Row) Scan(dest ...interface{}) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	for _, d := range dest {
		if _, ok := d.(*RawBytes); ok {
			return errors.New("sql: RawBytes isn't allowed on Row.Scan")
		}
	}
	if !r.rows.Next() {
		if err := r.rows.Err(); err != nil {
			return err
		}
		return ErrNoRows
	}
	if err := r.rows.Scan(dest...); err != nil {
		return err
	}
	return r.rows.Close()
}

// Err gives the query's error without scanning.
func (r *Row) Err() error { return r.err }
