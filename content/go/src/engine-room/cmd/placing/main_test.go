// Tests of our own: where twelve containers go.

package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// placed returns how many containers each node of each table has in the end.
func placed(t *testing.T, count int, cpus, memory int64, constraint string) (rows [][]int, rest string) {
	var out bytes.Buffer
	if err := place(&out, count, cpus, memory, constraint); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i := 1; i <= count; i++ {
		var number int
		row := make([]int, 9)
		fields := []interface{}{&number}
		for j := range row {
			fields = append(fields, &row[j])
		}
		text := strings.Replace(lines[i], "<", " ", -1)
		if n, err := fmt.Sscan(text, fields...); n != 10 || err != nil || number != i {
			t.Fatalf("%q: %v", lines[i], err)
		}
		if marks := strings.Count(lines[i], "<"); marks > 3 {
			t.Errorf("%q has %d marks", lines[i], marks)
		}
		rows = append(rows, row)
	}
	return rows, strings.Join(lines[count+1:], "\n")
}

func TestEachContainerIsOnOneNode(t *testing.T) {
	rows, rest := placed(t, 12, 0, 0, "")
	for i, row := range rows {
		for table := 0; table < 9; table += 3 {
			if sum := row[table] + row[table+1] + row[table+2]; sum != i+1 {
				t.Errorf("%d containers after %d", sum, i+1)
			}
		}
	}
	if rest != "" {
		t.Error(rest)
	}
}

func TestSpreadAndBinpack(t *testing.T) {
	for _, c := range []struct {
		count        int
		cpus, memory int64
		constraint   string
		want         string
	}{
		{12, 0, 0, "", "[4 4 4 12 0 0]"},
		{12, 0, 512, "", "[2 3 7 4 8 0]"},
		{28, 0, 512, "", "[4 8 16 4 8 16]"},
		{12, 0, 0, "storage==ssd", "[0 6 6 0 12 0]"},
		{14, 1, 0, "", "[2 4 8 2 4 8]"},
	} {
		rows, rest := placed(t, c.count, c.cpus, c.memory, c.constraint)
		if got := fmt.Sprint(rows[c.count-1][:6]); got != c.want || rest != "" {
			t.Errorf("%+v: %s %s", c, got, rest)
		}
	}
}

func TestRefused(t *testing.T) {
	_, rest := placed(t, 29, 0, 512, "")
	want := "no resources available to schedule container"
	if rest != "spread: "+want+"\nbinpack: "+want { // random does not notice
		t.Error(rest)
	}
	_, rest = placed(t, 1, 0, 0, "storage==tape")
	if strings.Count(rest, "Unable to find a node that satisfies the following conditions \n[storage==tape]") != 3 {
		t.Error(rest)
	}
}
