// Tests outputs, inputs and tables.

package engine

import (
	"bytes"
	"errors"
	"io"
	"io/ioutil"
	"strings"
	"testing"
)

type brokenWriter struct{ closed bool }

func (b *brokenWriter) Write(p []byte) (int, error) { return 0, errors.New("broken") }
func (b *brokenWriter) Close() error {
	b.closed = true
	return nil
}

func TestOutputWritesToAll(t *testing.T) {
	var first, second bytes.Buffer
	o := NewOutput()
	if n, err := o.Write([]byte("lost")); n != 4 || err != nil {
		t.Fatalf("got %d and %v", n, err)
	}
	o.Add(&first)
	o.Write([]byte("a"))
	o.Add(&second)
	o.Write([]byte("b"))
	if first.String() != "ab" || second.String() != "b" || !o.Used() {
		t.Fatalf("got %q and %q", first.String(), second.String())
	}
}

func TestOutputGoesOnAfterFailure(t *testing.T) {
	var good bytes.Buffer
	bad := &brokenWriter{}
	o := NewOutput()
	o.Add(bad)
	o.Add(&good)
	if _, err := o.Write([]byte("x")); err == nil || err.Error() != "broken" {
		t.Fatalf("got %v", err)
	}
	if good.String() != "x" {
		t.Fatal("the failure kept the others from getting it")
	}
	o.Close()
	if !bad.closed {
		t.Fatal("not closed")
	}
	o.Write([]byte("y"))
	if good.String() != "x" {
		t.Fatal("written after Close")
	}
}

func TestOutputSetReplaces(t *testing.T) {
	bad := &brokenWriter{}
	var good bytes.Buffer
	o := NewOutput()
	o.Add(bad)
	o.Set(&good)
	if _, err := o.Write([]byte("x")); err != nil || !bad.closed || good.String() != "x" {
		t.Fatalf("got %v, %v, %q", err, bad.closed, good.String())
	}
}

func TestOutputAddPipe(t *testing.T) {
	o := NewOutput()
	r, err := o.AddPipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		o.Write([]byte("hello "))
		o.Write([]byte("world"))
		o.Close()
	}()
	text, err := ioutil.ReadAll(r)
	if err != nil || string(text) != "hello world" {
		t.Fatalf("got %q and %v", text, err)
	}
}

func TestOutputAddEnv(t *testing.T) {
	o := NewOutput()
	env, err := o.AddEnv()
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(o, `{"n": 1}`)
	io.WriteString(o, `{"n": 2, "s": `)
	io.WriteString(o, `"text"}`)
	o.Close()
	if env.GetInt("n") != 2 || env.Get("s") != "text" {
		t.Fatalf("got %v", *env)
	}
}

func TestOutputTables(t *testing.T) {
	rows, list := NewOutput(), NewOutput()
	fromRows, _ := rows.AddTable()
	fromList, _ := list.AddListTable()
	io.WriteString(rows, `{"n": 1}{"n": 2}`)
	io.WriteString(list, `[{"n": 1}, 5, {"n": 2}]`)
	rows.Close()
	list.Close()
	for _, table := range []*Table{fromRows, fromList} {
		if table.Len() != 2 || table.Data[0].GetInt("n") != 1 || table.Data[1].GetInt("n") != 2 {
			t.Fatalf("got %d rows", table.Len())
		}
	}
}

func TestTail(t *testing.T) {
	cases := []struct {
		text string
		n    int
		want string
	}{
		{"", 1, ""},
		{"one", 0, ""},
		{"one", 1, "one"},
		{"one\ntwo\n", 1, "two"},
		{"one\ntwo\nthree\n\n", 2, "two\nthree"},
		{"one\ntwo", 5, "one\ntwo"},
		{"\n\n", 1, ""},
	}
	for _, c := range cases {
		if got := Tail(bytes.NewBufferString(c.text), c.n); got != c.want {
			t.Errorf("%d of %q: got %q", c.n, c.text, got)
		}
	}
}

func TestInput(t *testing.T) {
	i := NewInput()
	if _, err := i.Read(make([]byte, 1)); err != io.EOF {
		t.Fatalf("got %v without a source", err)
	}
	if err := i.Close(); err != nil {
		t.Fatal(err)
	}
	if err := i.Add(strings.NewReader("data")); err != nil {
		t.Fatal(err)
	}
	if i.Add(strings.NewReader("more")) == nil {
		t.Fatal("two sources")
	}
	text, err := ioutil.ReadAll(i)
	if err != nil || string(text) != "data" {
		t.Fatalf("got %q and %v", text, err)
	}
}

func TestTableSort(t *testing.T) {
	table := NewTable("n", 0)
	for _, n := range []string{"10", "9", "100"} {
		table.Add(&Env{"n=" + n, "s=" + n})
	}
	order := func() string {
		var all []string
		for _, row := range table.Data {
			all = append(all, row.Get("n"))
		}
		return strings.Join(all, " ")
	}
	table.Sort()
	if order() != "9 10 100" {
		t.Fatalf("as numbers: got %s", order())
	}
	table.ReverseSort()
	if order() != "100 10 9" {
		t.Fatalf("in reverse: got %s", order())
	}
	table.Add(&Env{"n=x"})
	table.SetKey("n")
	table.Sort()
	if table.Data[3].Get("n") != "x" {
		t.Fatalf("with text: got %s", order())
	}
}

func TestTableWriteList(t *testing.T) {
	table := NewTable("", 0)
	if list, err := table.ToListString(); list != "[]" || err != nil {
		t.Fatalf("got %q and %v", list, err)
	}
	table.Add(&Env{"a=1"})
	table.Add(&Env{"b=x"})
	var out bytes.Buffer
	n, err := table.WriteListTo(&out)
	want := "[{\"a\":1}\n,{\"b\":\"x\"}\n]"
	if err != nil || out.String() != want || n != int64(len(want)) {
		t.Fatalf("got %d, %v, %q", n, err, out.String())
	}
	again := NewTable("", 0)
	if _, err := again.ReadListFrom(out.Bytes()); err != nil || again.Len() != 2 {
		t.Fatalf("got %v and %d rows", err, again.Len())
	}
	if _, err := again.ReadListFrom([]byte("{}")); err == nil {
		t.Fatal("an object was taken for a list")
	}
	if _, err := table.WriteTo(&brokenWriter{}); err == nil {
		t.Fatal("the failure was lost")
	}
}
