package main

import (
	"os"
	"strings"
	"testing"

	"github.com/docker/docker/engine"
)

func bench() *engine.Engine {
	eng := engine.New()
	eng.Logging = false
	must(eng.Register("divide", divide))
	must(eng.Register("upper", upper))
	return eng
}

func TestDivide(t *testing.T) {
	job := bench().Job("divide", "17")
	job.SetenvInt("by", 5)
	result, err := job.Stdout.AddEnv()
	must(err)
	if err := job.Run(); err != nil {
		t.Fatal(err)
	}
	if result.GetInt("Quotient") != 3 || result.GetInt("Remainder") != 2 {
		t.Errorf("got %v", *result)
	}
}

func TestDivideFails(t *testing.T) {
	cases := []struct {
		args    []string
		message string
	}{
		{nil, "Usage: divide NUMBER"},
		{[]string{"17"}, `cannot divide by ""`},
		{[]string{"x"}, "expected integer"},
	}
	for _, c := range cases {
		job := bench().Job("divide", c.args...)
		err := job.Run()
		if err == nil || err.Error() != c.message || job.StatusCode() != 1 {
			t.Errorf("%v: got %v and %d", c.args, err, job.StatusCode())
		}
	}
}

func TestUpper(t *testing.T) {
	job := bench().Job("upper")
	job.Stdin.Add(strings.NewReader("quiet"))
	said, err := job.Stdout.AddPipe()
	must(err)
	go job.Run()
	text := make([]byte, 16)
	n, _ := said.Read(text)
	if string(text[:n]) != "QUIET\n" {
		t.Errorf("got %q", text[:n])
	}
}

func Example() {
	os.Args = os.Args[:1]
	main()
	// Output:
	// {"by":5,"exact":0,"units":["apple","pear"]}
	// 17 / 5 = 3 and 2
	// Maximum number of sources reached: 1
	// TO ALL OF YOU
	// TO ALL OF YOU
	// 1 cannot divide by "zero"
	// 127 multiply: command not found
	// upper: job has already completed
	// multiply: command not found
	// holding
	// holding
	// holding
	// engine is shutdown
	// <nil>
	// <nil>
}
