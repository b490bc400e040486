#define PY_SSIZE_T_CLEAN
#include <Python.h>

int demo_codec_encode(int value);

static PyObject *encode(PyObject *self, PyObject *args) {
  int value;
  if (!PyArg_ParseTuple(args, "i", &value)) return NULL;
  return PyLong_FromLong(demo_codec_encode(value));
}

static PyMethodDef methods[] = {{"encode", encode, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_native", NULL, -1, methods};

PyMODINIT_FUNC PyInit__native(void) { return PyModule_Create(&module); }
