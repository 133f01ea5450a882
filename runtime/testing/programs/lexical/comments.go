// Comments count as spaces or newlines (Go spec: Comments).
// A general comment with a newline inside ends a statement; one without does not.
package main

import "fmt"

func main() {
	x := 1 /* one */ + /* two */ 2
	y := x /* newline
	 */
	fmt.Println(x, y) // end of line
	/* a */ fmt.Println( /* b */ "c" /* d */) /* e */
	fmt.Println("/* no comment */", "// nor this", '/', `/*`)
	/**/ /***/ /****/
	fmt.Println(6 /**/ / /**/ 2)
}
