package main

import (
	"errors"
	"fmt"
	"strconv"
)

type parser struct {
	in  string
	pos int
}

var errSyntax = errors.New("syntax error")

func (p *parser) peek() byte {
	for p.pos < len(p.in) && p.in[p.pos] == ' ' {
		p.pos++
	}
	if p.pos == len(p.in) {
		return 0
	}
	return p.in[p.pos]
}

func (p *parser) expr() int {
	v := p.term()
	for {
		switch op := p.peek(); op {
		case '+', '-':
			p.pos++
			if r := p.term(); op == '+' {
				v += r
			} else {
				v -= r
			}
		default:
			return v
		}
	}
}

func (p *parser) term() int {
	v := p.factor()
	for {
		switch p.peek() {
		case '*':
			p.pos++
			v *= p.factor()
		case '/':
			p.pos++
			v /= p.factor()
		default:
			return v
		}
	}
}

func (p *parser) factor() int {
	switch c := p.peek(); {
	case c == '(':
		p.pos++
		v := p.expr()
		if p.peek() != ')' {
			panic(errSyntax)
		}
		p.pos++
		return v
	case c == '-':
		p.pos++
		return -p.factor()
	case '0' <= c && c <= '9':
		start := p.pos
		for p.pos < len(p.in) && '0' <= p.in[p.pos] && p.in[p.pos] <= '9' {
			p.pos++
		}
		n, err := strconv.Atoi(p.in[start:p.pos])
		if err != nil {
			panic(err)
		}
		return n
	}
	panic(errSyntax)
}

func eval(s string) (v int, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			panic(r)
		}
	}()
	p := &parser{in: s}
	v = p.expr()
	if p.peek() != 0 {
		err = errSyntax
	}
	return
}

func main() {
	for _, s := range []string{"1 + 2*3", "(1+2)*3", "-(4-10)/2", "2*(3+", "7/(3-3)", "99999999999999999999", "1 2", "((((5))))"} {
		v, err := eval(s)
		fmt.Printf("%-22s %d %v\n", s, v, err)
	}
}
