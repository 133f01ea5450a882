// Reconstructs engine/table.go of Docker 1.6.2: a list of environments that can be sorted and written as JSON; leaves out the unused channel.

package engine

import (
	"bytes"
	"encoding/json"
	"io"
	"sort"
	"strconv"

	"github.com/docker/docker/utils"
)

// Table is a list of rows, each an environment.
type Table struct {
	Data    []*Env
	sortKey string
}

// NewTable makes an empty table that sorts by the given key.
func NewTable(sortKey string, sizeHint int) *Table {
	return &Table{Data: make([]*Env, 0, sizeHint), sortKey: sortKey}
}

// SetKey says which value the rows are sorted by.
func (t *Table) SetKey(sortKey string) {
	t.sortKey = sortKey
}

// Add puts a row at the end.
func (t *Table) Add(env *Env) {
	t.Data = append(t.Data, env)
}

// Len counts the rows.
func (t *Table) Len() int {
	return len(t.Data)
}

// Less compares two rows by the sort key, as numbers if both are numbers.
func (t *Table) Less(a, b int) bool {
	return t.lessBy(a, b, t.sortKey)
}

func (t *Table) lessBy(a, b int, by string) bool {
	textA, textB := t.Data[a].Get(by), t.Data[b].Get(by)
	numberA, errA := strconv.ParseInt(textA, 10, 64)
	numberB, errB := strconv.ParseInt(textB, 10, 64)
	if errA != nil || errB != nil {
		return textA < textB
	}
	return numberA < numberB
}

// Swap exchanges two rows.
func (t *Table) Swap(a, b int) {
	t.Data[a], t.Data[b] = t.Data[b], t.Data[a]
}

// Sort sorts the rows upwards.
func (t *Table) Sort() {
	sort.Sort(t)
}

// ReverseSort sorts the rows downwards.
func (t *Table) ReverseSort() {
	sort.Sort(sort.Reverse(t))
}

// WriteTo writes the rows as JSON objects, one after the other.
func (t *Table) WriteTo(dst io.Writer) (n int64, err error) {
	return t.write(dst, "", "", "")
}

// WriteListTo writes the rows as one JSON list.
func (t *Table) WriteListTo(dst io.Writer) (n int64, err error) {
	return t.write(dst, "[", ",", "]")
}

// write puts the rows between open and end, with a separator between any two.
func (t *Table) write(dst io.Writer, open, separator, end string) (int64, error) {
	counter := utils.NewWriteCounter(dst)
	if _, err := io.WriteString(counter, open); err != nil {
		return -1, err
	}
	for i, env := range t.Data {
		if i > 0 {
			if _, err := io.WriteString(counter, separator); err != nil {
				return -1, err
			}
		}
		if err := env.Encode(counter); err != nil {
			return -1, err
		}
	}
	if _, err := io.WriteString(counter, end); err != nil {
		return -1, err
	}
	return counter.Count, nil
}

// ToListString is WriteListTo into a string.
func (t *Table) ToListString() (string, error) {
	var text bytes.Buffer
	_, err := t.WriteListTo(&text)
	if err != nil {
		return "", err
	}
	return text.String(), nil
}

// ReadListFrom adds a row for each object of a JSON list.
func (t *Table) ReadListFrom(src []byte) (n int64, err error) {
	var list []interface{}
	if err := json.Unmarshal(src, &list); err != nil {
		return -1, err
	}
	for _, item := range list {
		object, isObject := item.(map[string]interface{})
		if !isObject {
			continue
		}
		row := &Env{}
		row.setAll(object)
		t.Add(row)
	}
	return int64(len(src)), nil
}

// ReadFrom adds a row for each JSON object until the stream ends.
func (t *Table) ReadFrom(src io.Reader) (n int64, err error) {
	decoder := NewDecoder(src)
	for {
		row, err := decoder.Decode()
		if err == io.EOF {
			return 0, nil
		}
		if err != nil {
			return -1, err
		}
		t.Add(row)
	}
}
