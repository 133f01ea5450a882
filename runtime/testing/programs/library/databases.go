// A database with a driver of its own.
package main

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

type drv struct{ opened int }

func (d *drv) Open(name string) (driver.Conn, error) {
	if name == "refused" {
		return nil, errors.New("refused")
	}
	d.opened++
	fmt.Println("  open", d.opened)
	return &cn{n: d.opened}, nil
}

type cn struct {
	n    int
	dead bool
}

func (c *cn) Prepare(q string) (driver.Stmt, error) {
	fmt.Println("  prepare", c.n, q)
	if q == "bad" {
		return nil, errors.New("syntax error")
	}
	if c.dead {
		return nil, driver.ErrBadConn
	}
	if q == "die" {
		c.dead = true
	}
	return &st{c, q}, nil
}
func (c *cn) Close() error { fmt.Println("  close", c.n); return nil }
func (c *cn) Begin() (driver.Tx, error) {
	fmt.Println("  begin", c.n)
	return c, nil
}
func (c *cn) Commit() error   { fmt.Println("  commit", c.n); return nil }
func (c *cn) Rollback() error { fmt.Println("  rollback", c.n); return nil }

type st struct {
	c *cn
	q string
}

func (s *st) Close() error  { fmt.Println("  close stmt", s.c.n, s.q); return nil }
func (s *st) NumInput() int { return strings.Count(s.q, "?") }
func (s *st) Exec(args []driver.Value) (driver.Result, error) {
	fmt.Printf("  exec %d %s %v\n", s.c.n, s.q, args)
	if s.c.dead {
		return nil, driver.ErrBadConn
	}
	return driver.RowsAffected(len(args)), nil
}
func (s *st) Query(args []driver.Value) (driver.Rows, error) {
	fmt.Printf("  query %d %s %v\n", s.c.n, s.q, args)
	r := &rs{cols: []string{"a", "b", "c"}}
	if !strings.Contains(s.q, "none") {
		r.rows = [][]driver.Value{{int64(1), "x", []byte("raw")}, {nil, 2.5, true}, {time.Unix(0, 0).UTC(), "12", nil}}
	}
	if strings.Contains(s.q, "fail") {
		r.err = errors.New("failed on the way")
	}
	return r, nil
}

type rs struct {
	cols []string
	rows [][]driver.Value
	err  error
}

func (r *rs) Columns() []string { return r.cols }
func (r *rs) Close() error      { fmt.Println("  close rows"); return nil }
func (r *rs) Next(dest []driver.Value) error {
	if len(r.rows) == 0 {
		if r.err != nil {
			return r.err
		}
		return io.EOF
	}
	copy(dest, r.rows[0])
	r.rows = r.rows[1:]
	return nil
}

type upper string

func (u upper) Value() (driver.Value, error) {
	if u == "" {
		return nil, errors.New("empty")
	}
	return strings.ToUpper(string(u)), nil
}

func main() {
	sql.Register("fake", &drv{})
	fmt.Println(sql.Drivers())
	_, err := sql.Open("none", "")
	fmt.Println(err)
	db, err := sql.Open("fake", "refused")
	fmt.Println(err, db.Ping())
	db, err = sql.Open("fake", "x")
	fmt.Println(err, db.Ping())
	res, err := db.Exec("insert ? ? ?", 1, "two", upper("three"))
	n, err2 := res.RowsAffected()
	fmt.Println(n, err2, err)
	_, err = res.LastInsertId()
	fmt.Println(err)
	_, err = db.Exec("insert ?", 1, 2)
	fmt.Println(err)
	_, err = db.Exec("insert ?", make(chan int))
	fmt.Println(err)
	_, err = db.Exec("insert ?", upper(""))
	fmt.Println(err)
	_, err = db.Exec("insert ?", sql.Named("n", 1))
	fmt.Println(err)
	_, err = db.Exec("bad")
	fmt.Println(err)
	var p *int
	_, err = db.Exec("insert ? ? ? ? ?", p, nil, []byte("b"), uint8(3), sql.NullString{})
	fmt.Println(err)
	rows, err := db.Query("select ?", 1)
	fmt.Println(err)
	cols, err := rows.Columns()
	fmt.Println(cols, err)
	var a, b, c interface{}
	fmt.Println(rows.Scan(&a, &b, &c))
	for rows.Next() {
		fmt.Println(rows.Scan(&a, &b, &c), a, b, c)
		fmt.Println(rows.Scan(&a))
		var i int
		var s string
		var raw sql.RawBytes
		fmt.Println(rows.Scan(&i, &s, &raw), i, s, string(raw))
		var ni sql.NullInt64
		var f float64
		var ok bool
		fmt.Println(rows.Scan(&ni, &f, &ok), ni, f, ok)
		var pi *int64
		var u8 uint8
		var by []byte
		fmt.Println(rows.Scan(&pi, &u8, &by), pi != nil, u8, string(by))
		var t sql.NullTime
		var ns sql.NullString
		var st struct{}
		fmt.Println(rows.Scan(&t, &ns, &st), t, ns)
		fmt.Println(rows.Scan(a, (*string)(nil), 1))
	}
	fmt.Println(rows.Err(), rows.Close(), rows.Next(), rows.Scan(&a))
	_, err = rows.Columns()
	fmt.Println(err)
	var i int
	var x, y string
	fmt.Println(db.QueryRow("one").Scan(&i, &x, &y), i, x, y)
	fmt.Println(db.QueryRow("none").Scan(&i, &x, &y), db.QueryRow("bad").Scan(), db.QueryRow("one").Scan(&sql.RawBytes{}, &x, &y))
	rows, _ = db.Query("fail")
	for rows.Next() {
	}
	fmt.Println(rows.Err())

	tx, err := db.Begin()
	fmt.Println(err)
	_, err = tx.Exec("in tx ?", true)
	fmt.Println(err, tx.QueryRow("one").Scan(&i, &x, &y))
	stmt, err := tx.Prepare("prepared ?")
	_, err2 = stmt.Exec(7)
	fmt.Println(err, err2, tx.Commit(), tx.Commit(), tx.Rollback())
	_, err = stmt.Exec(1)
	_, err2 = tx.Exec("late")
	fmt.Println(err, err2)
	_, err = db.BeginTx(context.Background(), &sql.TxOptions{Isolation: sql.LevelSerializable})
	_, err2 = db.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	fmt.Println(err, err2, sql.LevelSnapshot, sql.IsolationLevel(77))

	stmt, err = db.Prepare("again ?")
	fmt.Println(err)
	for i := 0; i < 2; i++ {
		stmt.Exec(i)
	}
	rows, err = stmt.Query(5)
	fmt.Println(err)
	stmt.Exec(6) // on another connection
	rows.Close()
	tx, _ = db.Begin()
	tx.Stmt(stmt).Exec(8)
	fmt.Println(tx.Rollback())
	fmt.Println(stmt.Close(), stmt.Close())
	_, err = stmt.Exec(9)
	fmt.Println(err)
	s := db.Stats()
	fmt.Println(s.OpenConnections, s.Idle, s.InUse)
	_, err = db.Exec("die")
	fmt.Println(err)
	db.SetMaxOpenConns(1)
	one, err := db.Conn(context.Background())
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	_, err2 = db.ExecContext(ctx, "waits")
	fmt.Println(err, err2)
	_, err = one.ExecContext(context.Background(), "own")
	fmt.Println(err, one.Close(), one.Close())
	cancel()
	_, err = db.QueryContext(ctx, "cancelled")
	fmt.Println(err)
	fmt.Println(db.Close(), db.Ping(), db.Close())
}
